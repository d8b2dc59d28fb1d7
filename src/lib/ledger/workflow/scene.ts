import type { Actor } from '#lib/ledger/actor.ts';
import type { Command } from '#lib/ledger/command/command.ts';
import { daysBetween, type Day } from '#lib/ledger/day.ts';
import { countedFiles } from '#lib/ledger/evidence/file.ts';
import { changesBetween, type ActEvent, type LedgerEvent } from '#lib/ledger/events/events.ts';
import type { Facts } from './facts.ts';
import type { Standing } from '#lib/ledger/chain/panel.ts';
import { owns } from '#lib/ledger/permissions.ts';
import { marked, markingOf, type Marking } from '#lib/ledger/workflow/verbs/marking.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Decision, SignOff, Touched } from './decide.ts';
import { stageAfter, transitionOf } from './transition-of.ts';

/** The world around an act: who acts, for whom, and what is known. */
export interface Scene {
	actor: Actor;
	facts: Facts;
	standing: Standing;
	/** Who stands as the one who acts for the unit: the actor, or with 代填 a person of the unit, by name. */
	applicant: Pick<LedgerRow, 'applicantId' | 'applicantName' | 'typistId'>;
	/** Names of villagers that the person marked in what they typed. */
	marking: Marking;
}

export function sceneOf(
	row: LedgerRow,
	command: Command,
	actor: Actor,
	facts: Facts,
	standing: Standing
): Scene {
	const applicant = owns(actor, row)
		? { applicantId: actor.personId, applicantName: actor.name, typistId: null }
		: { applicantId: null, applicantName: nameFor(row, command), typistId: actor.personId };
	return { actor, facts, standing, applicant, marking: markingOf(command) };
}

/** What a rule changes; stage and version follow from the table. */
export type Patch = Partial<Omit<LedgerRow, 'id' | 'countyId' | 'version' | 'stage'>>;

type Signature = Omit<SignOff, 'evidenceHashes'>;
type More = Partial<Pick<Decision, 'creates' | 'alsoDo' | 'touched'>> & { signOff?: Signature };

/** The decision of an act that its rule allows: the next row, its event, and what else is written. */
export function taken(
	row: LedgerRow,
	words: ActEvent,
	patch: Patch,
	scene: Scene,
	{ signOff, ...more }: More = {}
): Decision {
	const line = transitionOf(words.type, row.stage);
	if (!line) throw new Error(`${words.type} was decided in stage ${row.stage}`);
	const written = { ...row, ...patch };
	const { notNames } = scene.marking;
	const next = {
		...written,
		...marked(written, scene.marking),
		stage: stageAfter(line, line.to === 'step' ? written : row),
		version: row.version + 1
	};
	const typed = line.by === 'unit' || line.by === 'applicant' ? scene.applicant.typistId : null;
	const event = {
		...words,
		version: next.version,
		changes: changesBetween(row, next),
		onBehalfOf: typed ? row.unitId : null,
		applicantName: typed ? scene.applicant.applicantName : '',
		...(notNames.length > 0 ? { notNames } : {})
	} as LedgerEvent;
	const evidenceHashes = countedFiles(next.files).map(({ sha256 }) => sha256);
	return {
		row: next,
		events: [event],
		creates: [],
		alsoDo: [],
		touched: [],
		...more,
		...(signOff ? { signOff: { ...signOff, evidenceHashes } } : {})
	};
}

/** What an act does to another row than its own; that row takes its own next version, and nobody typed for its unit. */
export function touch(row: LedgerRow, words: ActEvent, patch: Patch, scene: Scene): Touched {
	const applicant = { ...scene.applicant, typistId: null };
	const { row: next, events } = taken(row, words, patch, { ...scene, applicant });
	return { before: row, row: next, events };
}

/** A second act in the same breath, of one version with the first: 填写问题 is claim and plan. */
export function followed(first: Decision, second: Decision): Decision {
	const events = second.events.map((event) => ({ ...event, version: first.row.version }));
	return {
		...second,
		row: { ...second.row, version: first.row.version },
		events: [...first.events, ...events]
	};
}

/** The row comes to its first reviewer; what was still asked about it is done with. */
export function enterReview(row: LedgerRow, today: Day): Patch {
	return {
		chainStep: 0,
		resumeStage: row.stage === 'longTerm' ? row.stage : null,
		request: null,
		withReviewerSince: today,
		underReviewSince: today
	};
}

/** The row leaves review; the whole days it lay there are not charged to its unit (domain §6). */
export function leaveReview(row: LedgerRow, today: Day): Patch {
	const days = row.underReviewSince ? Math.max(0, daysBetween(row.underReviewSince, today)) : 0;
	return {
		reviewedDays: row.reviewedDays + days,
		resumeStage: null,
		withReviewerSince: null,
		underReviewSince: null
	};
}

/** The signature of the actor under the step that waits. */
export function signature(
	row: LedgerRow,
	scene: Scene,
	words: Pick<SignOff, 'verb' | 'way' | 'opinion'>
): Signature {
	return { ...words, step: row.chainStep, fellToOffice: scene.standing === 'mayForOffice' };
}

function nameFor(row: LedgerRow, command: Command): string {
	const typed = 'applicantName' in command ? command.applicantName : '';
	const person = 'responsiblePerson' in command ? command.responsiblePerson : '';
	const checker = 'checker' in command ? command.checker : '';
	return typed || person || row.responsiblePerson || checker || row.applicantName;
}
