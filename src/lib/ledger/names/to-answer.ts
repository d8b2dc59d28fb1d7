import { proposeNames, type Proposal } from './propose.ts';

/** Fields of forms whose words may name villagers, whatever the act. */
const freeTexts = new Set([
	...['problem', 'measure', 'goal', 'beyondReason', 'text', 'nextSteps', 'outcome'],
	...['extendedCheck', 'evidence', 'paper', 'remark', 'method', 'reason', 'missing'],
	...['conclusion', 'opinion', 'why', 'mechanism', 'result', 'stageGoal', 'finding', 'suggestion']
]);

type Typed = Record<string, unknown>;

/** Whether what is typed into a field is looked through for names. */
export function isFreeText(field: string): boolean {
	return freeTexts.has(field) || /^household\.\d+\.what$/.test(field);
}

/** Names in one text that a person must say of whether they are villagers'; who is listed as 涉及农户 is known. */
export function namesToAnswer(text: string, typed: Typed, naming: NamingView): Proposal[] {
	const listed = Object.entries(typed).flatMap(([field, value]) =>
		/^household\.\d+\.name$/.test(field) && value ? [value] : []
	);
	const known = [...naming.known, ...naming.marked];
	return proposeNames(text, { known, places: naming.places }).filter(
		({ name }) => !listed.includes(name)
	);
}

/**
 * Names in a form as it was sent of which nobody said whether they are villagers'.
 * @param typed the form: its texts, and `markNames` and `notNames` as lists
 */
export function unanswered(typed: Typed, naming: NamingView): string[] {
	const said = [typed.markNames, typed.notNames].flat();
	const found = Object.entries(typed).flatMap(([field, text]) =>
		isFreeText(field) && typeof text === 'string' ? namesToAnswer(text, typed, naming) : []
	);
	return [...new Set(found.map(({ name }) => name))].filter((name) => !said.includes(name));
}

/** What forms need to propose names of villagers in what is typed. */
export interface NamingView {
	/** Names that count as marked. */
	marked: string[];
	/** Names and words that are no villagers: officials, and what a person said is no name. */
	known: string[];
	/** Names of units, which no name is taken from. */
	places: string[];
	/** Proposed in the row's own texts and progress, not yet decided on. */
	proposed: Proposal[];
}
