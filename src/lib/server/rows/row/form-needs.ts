import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import { isOffice, owns } from '#lib/ledger/permissions.ts';
import { fieldNames } from '#lib/ledger/events/field-names.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { type FileView, withdrawable } from '#lib/server/evidence/view.ts';
import type { HouseholdView, FormNeeds } from './view.ts';
import type { FindingView } from '#lib/server/sight/finding-of-row.ts';
import type { NamingView } from '#lib/ledger/names/to-answer.ts';
import type { Verb } from '#lib/ledger/verb.ts';
import type { Option } from '#lib/ledger/command/option.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { directory, type DirectoryUnit } from '#lib/server/directory.ts';
import { keptByVerb } from '#lib/server/forms/fields-kept.ts';
import { ownUploads, uploadView } from '#lib/server/evidence/uploads.ts';
import { newId } from '#lib/server/ids.ts';
import { keeperToken } from '#lib/server/forms/kept.ts';
import { siblingsOf } from '#lib/server/record/facts-around.ts';
import { findingNames } from '#lib/server/findings/titles.ts';
import { drawView } from './draw.ts';
import { householdValues } from './households.ts';
import { accounts } from '#lib/server/sight/seats.ts';

/** What stands around the row and forms need too. */
interface Around {
	households: HouseholdView[];
	files: FileView[];
	/** The file that the act is about, or ''. */
	fileId: string;
	naming: NamingView;
	/** Last day of the concentrated period. */
	endOn: Day;
	/** The row was hung up again after it was put up for closing: what was said then does not stand any more. */
	rejected: boolean;
}

/**
 * What the form of any of these acts on a row needs.
 * @param row as this person reads it, for what a form begins with is read too
 */
export async function formNeeds(
	actor: Actor,
	row: LedgerRow,
	finding: FindingView,
	verbs: Verb[],
	{ households, files, fileId, naming, endOn, rejected }: Around
): Promise<FormNeeds> {
	const people = (await accounts(row.countyId)).get(row.unitId) ?? [];
	const units = [...(await directory(row.countyId)).values()].filter((unit) => !unit.mergedIntoId);
	const plans = verbs.some((verb) => ['plan', 'amend', 'requestClosure'].includes(verb));
	const sends = verbs.some((verb) => verb === 'transfer' || verb === 'reassign');
	return {
		rowId: row.id,
		stage: row.stage,
		version: row.version,
		key: newId(),
		today: today(),
		endOn,
		onBehalf: !owns(actor, row),
		values: {
			...startValues(row),
			...(rejected ? Object.fromEntries(saidAtClosing.map((field) => [field, ''])) : {}),
			...householdValues(households),
			fileId
		},
		rejected: rejected
			? saidAtClosing.filter((field) => row[field]).map((field) => [fieldNames[field], row[field]])
			: [],
		drafts: await keptByVerb(actor, row.id),
		keeper: await keeperToken(actor, row.id),
		facets: finding.facets,
		measures: finding.measures,
		units: sends ? destinations(actor, units, row) : [],
		departments: plans ? optionsOf(departmentsIn(units)) : [],
		findings: plans ? await otherFindings(row) : [],
		siblings: verbs.includes('void') ? await siblingOptions(row, finding) : [],
		people: people.map((person) => person.name),
		draw: await drawView(row),
		naming,
		uploads: (await ownUploads(db().read, actor, row.id)).map(uploadView),
		withdrawable: withdrawable(files)
	};
}

const saidAtClosing = ['outcome', 'extendedCheck', 'evidence'] as const;

/** What the fields of a form hold to begin with: what the row says already. */
function startValues(row: LedgerRow): FormNeeds['values'] {
	const { facetIds, measureIds, alsoFindingIds, markedNames } = row;
	const values: FormNeeds['values'] = { facetIds, measureIds, alsoFindingIds, markedNames };
	for (const [name, value] of Object.entries(row))
		if (typeof value === 'string') values[name] = value;
	return values;
}

/**
 * Departments, townships and the villages of the row's township; of 600 villages only those near are likely. A
 * township hands a declined row on among its villages only.
 */
function destinations(actor: Actor, units: DirectoryUnit[], row: LedgerRow): Option[] {
	if (row.stage === 'declined' && !isOffice(actor))
		return optionsOf(
			units.filter((unit) => unit.parentId === actor.unitId && unit.id !== row.unitId)
		);
	const townships = units.filter((unit) => unit.functions.includes('township'));
	const villages = units.filter(
		(unit) => unit.level === 'village' && unit.parentId === row.townshipId
	);
	return optionsOf(
		[...departmentsIn(units), ...townships, ...villages].filter((unit) => unit.id !== row.unitId)
	);
}

function departmentsIn(units: DirectoryUnit[]): DirectoryUnit[] {
	return units.filter(
		(unit) =>
			unit.level === 'department' &&
			['department', 'office'].some((name) => unit.functions.includes(name as 'office'))
	);
}

function optionsOf(units: DirectoryUnit[]): Option[] {
	return units.map((unit) => ({ value: unit.id, label: unit.shortName }));
}

async function otherFindings(row: LedgerRow): Promise<Option[]> {
	const found = await findingNames(row.countyId, row.campaignId);
	return found
		.filter(({ id }) => id !== row.findingId)
		.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }));
}

async function siblingOptions(row: LedgerRow, finding: FindingView): Promise<Option[]> {
	const found = await siblingsOf(db().read, row, finding.number);
	return found.map(({ id, number }) => ({ value: id, label: number }));
}
