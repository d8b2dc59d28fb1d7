import { verbNames, type Verb } from '#lib/ledger/verb.ts';
import type { FormNeeds } from '#lib/server/rows/row/view.ts';

/** What stands in the boxes of a form, by name; lists are the ticked ones. */
export interface Typed {
	texts: Record<string, string>;
	lists: Record<string, string[]>;
}

/** Given to the fields of every verb. `typed` is reactive state owned by the form. */
export interface FieldsProps {
	needs: FormNeeds;
	typed: Typed;
	errors: Record<string, string>;
}

/** The errors of a form, writing into `asked` the name of every field that looks for its own. */
export function noted(errors: Record<string, string>, asked: Set<string>): Record<string, string> {
	return new Proxy(errors, {
		get: (all, name) => {
			if (typeof name === 'string') asked.add(name);
			return Reflect.get(all, name) as string;
		}
	});
}

/** Errors that no field of the form looks for: the form itself says them. */
export function unshown(errors: Record<string, string>, asked: ReadonlySet<string>): string[] {
	return Object.entries(errors).flatMap(([name, error]) =>
		error && !asked.has(name) ? [error] : []
	);
}

/** What the boxes hold to begin with; a refused form's own values win over the row's. */
export function typedFrom(...sources: Record<string, unknown>[]): Typed {
	const typed: Typed = {
		texts: {},
		lists: {
			facetIds: [],
			measureIds: [],
			alsoFindingIds: [],
			markNames: [],
			notNames: [],
			markedNames: []
		}
	};
	for (const [name, value] of sources.flatMap(Object.entries)) {
		if (Array.isArray(value)) typed.lists[name] = value.map(String);
		else if (typeof value === 'string' || typeof value === 'number')
			typed.texts[name] = String(value);
	}
	return typed;
}

/** The words on the button: an act that takes several steps at once says the last. */
export function actLabel(verb: string, needs: Pick<FormNeeds, 'stage'>): string {
	if (verb === 'plan' && needs.stage === 'assigned') return '填写问题';
	return verbNames[verb as Verb] ?? '提交';
}
