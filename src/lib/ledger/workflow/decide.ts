import type { Actor } from '#lib/ledger/actor.ts';
import type { Command, CommandOf, CommandVerb } from '#lib/ledger/command/command.ts';
import type { Way } from '#lib/ledger/command/reviews.ts';
import type { Day } from '#lib/ledger/day.ts';
import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import type { Facts } from './facts.ts';
import { standingOf } from '#lib/ledger/chain/panel.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Verb } from '#lib/ledger/verb.ts';
import { amend } from '#lib/ledger/workflow/verbs/amending.ts';
import { claim } from '#lib/ledger/workflow/verbs/claiming.ts';
import { requestClosure, withdraw } from '#lib/ledger/workflow/verbs/closing.ts';
import { evidencing } from '#lib/ledger/workflow/verbs/evidence.ts';
import { barred } from './gate.ts';
import { campaignOver, hindered } from './hindered.ts';
import { listHouseholds } from '#lib/ledger/workflow/verbs/listing.ts';
import { confirmNotFound, reportNotFound } from '#lib/ledger/workflow/verbs/not-found.ts';
import { plan } from '#lib/ledger/workflow/verbs/planning.ts';
import { addProblem, reportProgress } from '#lib/ledger/workflow/verbs/progress.ts';
import { reopen } from '#lib/ledger/workflow/verbs/reopening.ts';
import { transferring } from '#lib/ledger/workflow/verbs/transferring.ts';
import { watching } from '#lib/ledger/workflow/verbs/watching.ts';
import { approve, returnRow, verify } from '#lib/ledger/workflow/verbs/reviewing.ts';
import { extending } from '#lib/ledger/workflow/verbs/extending.ts';
import { belonging } from '#lib/ledger/workflow/verbs/belonging.ts';
import { reassigning } from '#lib/ledger/workflow/verbs/reassigning.ts';
import { ruling } from '#lib/ledger/workflow/verbs/ruling.ts';
import { sceneOf, type Scene } from './scene.ts';
import { supervising } from '#lib/ledger/workflow/verbs/supervising.ts';

/** A signature under a step of the chain; it is given to the version of the row before the act. */
export interface SignOff {
	step: number;
	verb: Verb;
	/** '' where the act asks for none. */
	way: Way | '';
	opinion: string;
	fellToOffice: boolean;
	/** Hashes of the files that stood on the row, with those that came with the signature. */
	evidenceHashes: string[];
}

/** What is to be written beside the row. */
export type Also =
	| { kind: 'progress'; on: Day; text: string; nextSteps?: string }
	| { kind: 'drawResult'; drawId: string; result: 'passed' | 'failed' }
	| { kind: 'uploadsTaken'; ids: string[] };

/** A row that has no id yet; its first event is `birthOf(row)`. */
export type NewRow = Omit<LedgerRow, 'id'>;

/** Another row as an act on this one changes it. */
export interface Touched {
	before: LedgerRow;
	row: LedgerRow;
	events: LedgerEvent[];
}

/** What an act does: the row as it becomes, with the next version, and all that is written with it. */
export interface Decision {
	row: LedgerRow;
	events: LedgerEvent[];
	signOff?: SignOff;
	creates: NewRow[];
	alsoDo: Also[];
	/** Other rows that the act changes with its own. */
	touched: Touched[];
}

/** The rule of one verb; stage, role, relation and what hinders it have been asked for already. */
export type Rule<V extends CommandVerb> = (
	row: LedgerRow,
	command: CommandOf<V>,
	scene: Scene
) => Refusal | Decision;

const rules: { [V in CommandVerb]: Rule<V> } = {
	claim,
	plan,
	amend,
	addProblem,
	reportProgress,
	requestClosure,
	withdraw,
	verify,
	approve,
	return: returnRow,
	reportNotFound,
	confirmNotFound,
	reopen,
	...reassigning,
	...extending,
	...watching,
	...transferring,
	...ruling,
	...belonging,
	listHouseholds,
	...supervising,
	...evidencing
};

/**
 * What an act does to a row, or why it may not be: the final word, pure, the clock among the facts.
 * @param facts read inside the same write; `stepPeople` are the accounts of `stepUnitId(row, officeId)`
 */
export function decide(
	row: LedgerRow,
	command: Command,
	actor: Actor,
	facts: Facts
): Refusal | Decision {
	const over = campaignOver(row, command.verb, facts);
	if (over) return over;
	const standing = standingOf(row, actor, facts);
	const bar = barred(row, command.verb, actor, standing);
	if (bar) return refuse(bar.kind, bar.message);
	const hindrance = hindered(row, command.verb, actor, facts);
	if (hindrance) return hindrance;
	return run(command.verb, row, command, sceneOf(row, command, actor, facts, standing));
}

function run<V extends CommandVerb>(
	verb: V,
	row: LedgerRow,
	command: CommandOf<V>,
	scene: Scene
): Refusal | Decision {
	return rules[verb](row, command, scene);
}
