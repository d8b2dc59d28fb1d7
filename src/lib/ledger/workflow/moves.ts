import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import type { Standing } from '#lib/ledger/chain/panel.ts';
import type { LeanRow } from '#lib/ledger/row.ts';
import { columnOf, type Column } from '#lib/ledger/stage.ts';
import { offered, verbNames } from '#lib/ledger/verb.ts';
import type { CommandVerb } from '#lib/ledger/command/command.ts';
import { barred } from './gate.ts';
import { lacksDeadline } from './prompt.ts';
import { receiverHasTime } from './receiver.ts';
import { columnAfter } from './transition-of.ts';
import { transitions, type Transition } from './transitions.ts';
import { whyNot } from './why-not.ts';

/** An act that is open to a person now. */
export interface Move {
	verb: CommandVerb;
	name: string;
	/** The board column in which it leaves the row; its own for an act that moves nothing. */
	to: Column | null;
	/** Stands behind the others: few rows ever need it, or somebody waits for an answer first. */
	aside: boolean;
}

/**
 * What this person may do with this row now, the likeliest first. Needs no more than a card carries, so the
 * board asks it in the browser; what an act requires beyond is said by `decide`.
 * @param standing how the person stands to the step that waits (panel.ts), computed where the accounts are
 */
export function movesFor(row: LeanRow, actor: Actor, standing: Standing): Move[] {
	const open = transitions
		.filter((line) => line.from.includes(row.stage) && !line.quiet && !line.beside)
		.filter((line) => barred(row, line.verb, actor, standing) === null)
		.sort((a, b) => pressing(b, row) - pressing(a, row));
	const asked = open.some(answers);
	return open.map((line) => ({
		verb: line.verb as CommandVerb,
		name: verbNames[line.verb],
		to: columnAfter(line, row),
		aside: asked ? !answers(line) : offered[line.verb] === 'rare'
	}));
}

/**
 * Whether an answer is asked of this person: to 延期, 转长期坚持, 改派, 移交, 自查问题.
 * @param workingDays whole working days after `from` up to `to`
 */
export function isAsked(
	row: LeanRow,
	actor: Actor,
	today: Day,
	workingDays: (from: Day, to: Day) => number
): boolean {
	const early = receiverHasTime(row, today, workingDays);
	return transitions.some(
		(line) =>
			line.from.includes(row.stage) &&
			answers(line) &&
			!(early && line.by === 'office') &&
			!(row.request?.refused && line.by === 'receiver') &&
			barred(row, line.verb, actor, 'elsewhere') === null
	);
}

/** An answer comes before all else; then a new deadline where a row that came back has none. */
function pressing(line: Transition, row: LeanRow): number {
	if (answers(line)) return 2;
	return line.verb === 'amend' && lacksDeadline(row) ? 1 : 0;
}

/** Somebody waits for the answer. */
function answers({ asked, by }: Transition): boolean {
	return Array.isArray(asked) && by !== 'unit';
}

/** What dropping the card on a column would do, with further acts that lead there; or why not, in few words. */
export function moveTo(
	column: Column,
	row: LeanRow,
	actor: Actor,
	standing: Standing
): { verb: CommandVerb; also: CommandVerb[] } | { reason: string } {
	if (columnOf(row.stage, row.resumeStage) === column) return { reason: '已在此列' };
	const [first, ...rest] = movesFor(row, actor, standing)
		.filter((move) => move.to === column)
		.map((move) => move.verb);
	if (first) return { verb: first, also: rest };
	return { reason: whyNot(column, row, actor, standing) };
}
