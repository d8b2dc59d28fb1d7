/**
 * What a refusal is to whoever gets it: a closed list, and none of it is ever stored. Most are only `said`, their
 * sentence tells all; the others are told apart by what follows, or as the guard that a test names.
 */
export type RefusalKind = 'said' | Answered | Given | Guarded | Done | FileRefused | StoreRefused;

/** These have a status of their own (routes/refused.ts). */
type Answered =
	'unseen' | 'forbidden' | 'stale' | 'otherPerson' | 'tooLong' | 'tooLarge' | 'fileType' | 'cutOff';

/** What a page makes of them: fields, names to be asked about, a form that was left, a box to tick. */
type Given = 'incomplete' | 'names' | 'kept' | 'held' | 'heldThere' | 'self' | 'wrong' | 'locked';

/** What the rules of the workflow do not allow as things stand. */
type Guarded =
	| 'readOnly'
	| 'notPermitted'
	| 'stage'
	| 'notApplicant'
	| 'signedAlready'
	| 'notReviewer'
	| 'confirmedAlready'
	| 'asking'
	| 'notAsked'
	| 'ownRequest'
	| 'campaignEnded'
	| 'unsettled'
	| 'problemFirst'
	| 'planFirst'
	| 'hasProblem'
	| 'nothingChanged'
	| 'atOnceEnds'
	| 'cityRow'
	| 'noDeadline'
	| 'twice'
	| 'tooLate'
	| 'officeOnly'
	| 'standsForAll'
	| 'lastRow'
	| 'refusedAlready'
	| 'receiverHasTime'
	| 'notAccepted'
	| 'childOpen'
	| 'childGone'
	| 'drawFirst'
	| 'drawnFirst'
	| 'noSelfFound';

/** What was done or ended before, or has to come first. */
type Done =
	| 'already'
	| 'alreadyThere'
	| 'blocked'
	| 'dispatched'
	| 'notDispatched'
	| 'doubled'
	| 'drawFailed'
	| 'drawn'
	| 'empty'
	| 'ended'
	| 'gone'
	| 'invalid'
	| 'lacking'
	| 'moved'
	| 'notExpected'
	| 'notMerged'
	| 'nothing'
	| 'openRows'
	| 'overPaper'
	| 'running'
	| 'several'
	| 'state'
	| 'submitted'
	| 'unknown';

/** Files and sealed numbers. */
type FileRefused =
	| 'badFile'
	| 'fileKept'
	| 'noFile'
	| 'uploadGone'
	| 'keyBroken'
	| 'keyMissing'
	| 'keyOther'
	| 'sealBroken';

/** The store itself. */
type StoreRefused = 'otherEngine' | 'storeAway' | 'storeClosed' | 'storeNewer';

/** An expected refusal: a value, never thrown. `field` names the form field to stand under. */
export interface Refusal {
	refused: true;
	kind: RefusalKind;
	message: string;
	field?: string;
	/** More than one thing is missing: each with its own field. */
	fields?: Record<string, string>;
}

export function refuse(kind: RefusalKind, message: string, field?: string): Refusal {
	return { refused: true, kind, message, ...(field ? { field } : {}) };
}

export function isRefusal(value: unknown): value is Refusal {
	return typeof value === 'object' && value !== null && (value as Refusal).refused === true;
}

/** Several fields are missing or wrong: each with its sentence, the first one as the refusal's own. */
export function refuseFields(fields: Record<string, string>): Refusal {
	const [field, message] = Object.entries(fields)[0] ?? ['', ''];
	return { refused: true, kind: 'incomplete', message, field, fields };
}
