import type { Actor } from '#lib/ledger/actor.ts';
import { stepUnit, stepUnitId, waitingStep } from './chain.ts';
import type { Facts, StepPerson } from '#lib/ledger/workflow/facts.ts';
import { owns } from '#lib/ledger/permissions.ts';
import type { LeanRow } from '#lib/ledger/row.ts';

/** Accounts of `stepUnitId(row)` and of the office, and who signed since the request for closure. */
export type Seats = Pick<Facts, 'officeId' | 'stepPeople' | 'officePeople' | 'signers'>;

/** Who may sign the step that waits, and whether that is the office for want of anybody in the step's unit. */
export interface Panel {
	unitId: string;
	people: StepPerson[];
	fellToOffice: boolean;
}

/**
 * The people who may sign the step that waits: of the step's unit and role; else of the office and that role;
 * else anybody of the office. Never who applied or typed, never who signed an earlier step. The office's own
 * rows are signed by another person of the office, for nobody stands above it in the county.
 */
export function panelOf(row: LeanRow, seats: Seats): Panel {
	const { unit, role } = waitingStep(row);
	const unitId = stepUnitId(row, seats.officeId);
	const free = (person: StepPerson) =>
		person.role !== 'leader' &&
		person.id !== row.applicantId &&
		person.id !== row.typistId &&
		!seats.signers.includes(person.id);
	const fits = (person: StepPerson) =>
		free(person) && (role === 'clerk' || person.role === 'head' || person.substitute);
	const own = seats.stepPeople.filter(fits);
	if (own.length > 0) return { unitId, people: own, fellToOffice: unit !== stepUnit(row) };
	const office = seats.officePeople.filter(fits);
	const people = office.length > 0 ? office : seats.officePeople.filter(free);
	return { unitId: seats.officeId, people, fellToOffice: unit !== 'office' };
}

/**
 * How a person stands to the step that waits. A card carries this word to the browser, so that no list of
 * accounts has to. may · mayForOffice: may sign (the step fell to the office) · applied · signed an earlier
 * step · ownUnit · role: the unit is right, the role is not · elsewhere: another unit signs.
 */
export type Standing =
	'may' | 'mayForOffice' | 'applied' | 'signed' | 'ownUnit' | 'role' | 'elsewhere';

export function standingOf(row: LeanRow, actor: Actor, seats: Seats): Standing {
	const panel = panelOf(row, seats);
	if (panel.people.some((person) => person.id === actor.personId))
		return panel.fellToOffice ? 'mayForOffice' : 'may';
	if (actor.personId === row.applicantId || actor.personId === row.typistId) return 'applied';
	if (seats.signers.includes(actor.personId)) return 'signed';
	if (owns(actor, row)) return 'ownUnit';
	return actor.unitId === panel.unitId ? 'role' : 'elsewhere';
}
