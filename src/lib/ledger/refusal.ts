/** An expected refusal: a value, never thrown. `field` names the form field to stand under. */
export interface Refusal {
	refused: true;
	code: string;
	message: string;
	field?: string;
	/** More than one thing is missing: each with its own field. */
	fields?: Record<string, string>;
}

export function refuse(code: string, message: string, field?: string): Refusal {
	return { refused: true, code, message, ...(field ? { field } : {}) };
}

export function isRefusal(value: unknown): value is Refusal {
	return typeof value === 'object' && value !== null && (value as Refusal).refused === true;
}

/** Several fields are missing or wrong: each with its sentence, the first one as the refusal's own. */
export function refuseFields(fields: Record<string, string>): Refusal {
	const [field, message] = Object.entries(fields)[0] ?? ['', ''];
	return { refused: true, code: 'incomplete', message, field, fields };
}
