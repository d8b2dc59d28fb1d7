import { stages, type Stage } from '#lib/ledger/stage.ts';
import type { Place } from './county.ts';
import type { Reader } from './people.ts';

/** What the pages tell of a row of one stage on 20 June 2022. */
export interface Told {
	/** The figure it counts in; `nothing` stands outside every figure and rate (domain §5, Roll-up). */
	counts: 'rectifying' | 'closed' | 'longTerm' | 'nothing';
	/** 临期, 逾期, 逾期未认领 (domain §6). */
	light?: 'dueSoon' | 'overdue' | 'unclaimed';
	/** 审核超时. */
	late?: true;
	/** The days on which the calendar has it. */
	due?: string;
	review?: string;
	amend?: string;
}

/** By hand, from the days in surfaces-county.ts: time with a reviewer is not charged, three working days are theirs. */
export const told: Record<Stage, Told> = {
	assigned: { counts: 'rectifying', light: 'unclaimed' },
	claimed: { counts: 'rectifying', light: 'dueSoon', due: '2022-06-22', amend: '2022-06-24' },
	rectifying: { counts: 'rectifying', light: 'overdue', due: '2022-06-10' },
	/** Came to the reviewer on the 13th, 12 days before it is due. */
	verifying: { counts: 'rectifying', late: true, due: '2022-06-25' },
	/** Past its day, yet put up one day before. */
	approving: { counts: 'rectifying', light: 'dueSoon', due: '2022-06-15' },
	closed: { counts: 'closed' },
	declined: { counts: 'rectifying' },
	notFoundPending: { counts: 'rectifying', late: true },
	notFound: { counts: 'nothing' },
	longTerm: { counts: 'longTerm', light: 'dueSoon', review: '2022-06-23' },
	transferPending: { counts: 'rectifying', light: 'overdue', due: '2022-06-18' },
	transferred: { counts: 'nothing' },
	void: { counts: 'nothing' }
};

/** Which unit's line of a table a place stands in; a township's takes its villages along. */
export const townshipLines: Record<string, Place[]> = {
	liuhe: ['liuhe', 'dongwan', 'xiling'],
	shiqiao: ['shiqiao', 'shangzhuang', 'policy', 'sent']
};
export const departmentLines: Record<string, Place[]> = {
	farming: ['farming'],
	water: ['water'],
	discipline: ['discipline']
};
export const villageLines: Record<string, Place[]> = {
	liuhe: ['liuhe'],
	dongwan: ['dongwan'],
	xiling: ['xiling'],
	shiqiao: ['shiqiao'],
	shangzhuang: ['shangzhuang'],
	xiazhuang: ['policy', 'sent']
};
export const leadLines: Record<string, Place[]> = {
	water: ['shiqiao'],
	farming: [
		...(['dongwan', 'xiling', 'shangzhuang', 'liuhe', 'farming'] as const),
		...(['water', 'discipline', 'county', 'policy', 'sent'] as const)
	]
};

/** The papers of a unit's printed ledger: the first form and, of a township, one for each village; void rows on none. */
export const papers: Record<string, Place[][]> = {
	anhe: [['county']],
	farming: [['farming']],
	water: [['water']],
	discipline: [['discipline']],
	liuhe: [['liuhe', 'dongwan', 'xiling'], ['dongwan'], ['xiling']],
	shiqiao: [['shiqiao', 'shangzhuang', 'policy', 'sent'], ['shangzhuang'], ['policy', 'sent']],
	dongwan: [['dongwan']],
	xiling: [['xiling']],
	shangzhuang: [['shangzhuang']],
	xiazhuang: [['policy', 'sent']]
};

type Is = (told: Told, stage: Stage) => boolean;
export const isCounted: Is = ({ counts }) => counts !== 'nothing';
export const isRectifying: Is = ({ counts }) => counts === 'rectifying';
export const isSoon: Is = ({ light }) => light === 'dueSoon';
export const isOverdue: Is = ({ light }) => light === 'overdue';
export const isUnclaimed: Is = ({ light }) => light === 'unclaimed';
export const isSentBack: Is = ({ amend }) => amend !== undefined;

/** A place as somebody's figures have it: what 下庄村 sent is late for all but who has it only to answer. */
export type Counted = Place | 'toAnswer';

/** What a person's figures are of: who sees no other village of 石桥乡 has the row of 下庄村 for the answer alone. */
export function counted({ sees }: Reader): Counted[] {
	const beside = sees.includes('shangzhuang');
	return sees.map((place) => (place === 'sent' && !beside ? 'toAnswer' : place));
}

function toldOf(place: Counted, stage: Stage): Told {
	if (place !== 'toAnswer' || stage !== 'transferPending') return told[stage];
	return { counts: told[stage].counts };
}

/** Ids of the planted rows of these places of which something is told. */
export function idsIn(places: readonly Counted[], is: Is): string[] {
	return places
		.flatMap((place) =>
			stages
				.filter((stage) => is(toldOf(place, stage), stage))
				.map((stage) => `${place === 'toAnswer' ? 'sent' : place}-${stage}`)
		)
		.sort();
}

/** How many they are. */
export function countIn(places: readonly Counted[], is: Is): number {
	return idsIn(places, is).length;
}

/** Ids of the rows that wait for a person. */
export function idsWaiting({ waits }: Reader): string[] {
	const pairs = Object.entries(waits);
	return pairs.flatMap(([stage, at]) => at.map((place) => `${place}-${stage}`)).sort();
}

/** The lines of a table in which a person has rows in sight, each with just these. */
export function inSight(lines: Record<string, Place[]>, reader: Reader): [string, Counted[]][] {
	return Object.entries(lines)
		.map(([unit, at]): [string, Counted[]] => [
			unit,
			counted(reader).filter((place) => at.includes(place === 'toAnswer' ? 'sent' : place))
		])
		.filter(([, at]) => at.length > 0);
}
