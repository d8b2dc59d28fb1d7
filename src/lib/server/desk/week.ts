import type { Part } from '#lib/web/part.ts';
import { verbNames, type Verb } from '#lib/ledger/verb.ts';

/** What of a week's acts is told on a desk, in the order of the road of a row. */
const told: Verb[] = [
	'claim',
	'reportNotFound',
	'plan',
	'requestClosure',
	'approve',
	'return',
	'reopen'
];

/** 本周变化: each act that was done since Monday with the number of its rows, a door to them. */
export function weekParts(counts: ReadonlyMap<string, number>): Part[] {
	return told
		.filter((verb) => (counts.get(verb) ?? 0) > 0)
		.map((verb) => ({
			text: `${verbNames[verb]} ${counts.get(verb)}`,
			href: `/rows?week=${verb}`,
			...(verb === 'return' || verb === 'reopen' ? { tone: 'amber' as const } : {})
		}));
}
