import { codeOf } from './error-code.ts';

/** The answer to a commit never came: what was written may stand, or not. */
export class OutcomeUnknown extends Error {
	constructor(cause: unknown) {
		super('The connection broke while a commit was under way.', { cause });
	}
}

/** Whether an error says that the database server cannot be reached just now, or has just broken off. */
export function isAway(error: unknown): boolean {
	if (error instanceof OutcomeUnknown) return true;
	// A browser that left while its form was being read.
	if (error instanceof Error && error.message === 'aborted') return false;
	const code = codeOf(error);
	if (code !== null) return codes.has(code) || code.startsWith('08');
	return messagesOf(error).some((message) => messages.some((words) => message.includes(words)));
}

const codes = new Set([
	...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT'],
	...['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
	// PostgreSQL is stopping, has crashed, is starting, or has no connection left.
	...['57P01', '57P02', '57P03', '53300']
]);

// pg and its pool give these no code.
const messages = [
	'Connection terminated',
	'timeout exceeded when trying to connect',
	'Client has encountered a connection error',
	'Client was closed'
];

function messagesOf(error: unknown): string[] {
	if (!(error instanceof Error)) return [];
	return [error.message, ...messagesOf(error.cause)];
}
