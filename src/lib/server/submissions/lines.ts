import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import { scopeOf, seesWhole } from '#lib/ledger/permissions.ts';
import { lateDays } from '#lib/ledger/submissions/submission.ts';
import type { SubmissionLine } from './view.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, type DirectoryUnit } from '#lib/server/directory.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { expectedUnits } from './expected.ts';

const { campaigns, people, submissions, submissionStandings } = tables;
const cached = cachedUntilMoved<SubmissionLine[]>(50);

/** The expected units of a campaign whose whole ledger the actor sees, each with where its submission stands. */
export async function submissionLines(actor: Actor, campaignId: string): Promise<SubmissionLine[]> {
	const { countyId } = actor;
	const lines = await cached(countyId, `${countyId} ${campaignId}`, () =>
		linesOf(countyId, campaignId)
	);
	const scope = scopeOf(actor);
	const units = await directory(countyId);
	return lines.filter(({ unitId }) => {
		const unit = units.get(unitId);
		return unit !== undefined && seesWhole(scope, unit);
	});
}

async function linesOf(countyId: string, campaignId: string): Promise<SubmissionLine[]> {
	const read = db().read;
	const [campaign] = await read
		.select({ dueOn: campaigns.ledgersDueOn })
		.from(campaigns)
		.where(and(eq(campaigns.id, campaignId), eq(campaigns.countyId, countyId)));
	if (!campaign) return [];
	const standing = await statesOf(campaignId);
	const clerks = await firstClerks(countyId);
	const units = await expectedUnits(read, countyId, campaignId);
	return units.map((unit) =>
		lineOf(unit, standing.get(unit.id), clerks.get(unit.id), campaign.dueOn)
	);
}

type StateRow = Awaited<ReturnType<typeof readStates>>[number];
type Clerk = { name: string; phone: string };

function lineOf(
	unit: DirectoryUnit,
	standing: StateRow | undefined,
	clerk: Clerk | undefined,
	dueOn: Day
): SubmissionLine {
	const sent = { name: standing?.filledBy ?? '', phone: standing?.phone ?? '' };
	const contact = { name: unit.contactPerson, phone: unit.contactPhone };
	const ring = [contact, sent, clerk].find((who) => who?.name);
	return {
		unitId: unit.id,
		name: unit.shortName,
		level: unit.level as SubmissionLine['level'],
		state: standing?.state ?? 'missing',
		version: standing?.version ?? 0,
		submittedOn: standing?.submittedOn ?? null,
		lateDays: standing ? standing.lateDays : lateDays(today(), dueOn),
		filledBy: sent.name,
		cameBy: standing?.cameBy ?? '',
		blockers: standing?.blockers ?? 0,
		reason: standing?.reason ?? '',
		person: ring?.name ?? '',
		phone: ring?.phone ?? ''
	};
}

async function statesOf(campaignId: string): Promise<Map<string, StateRow>> {
	return new Map((await readStates(campaignId)).map((found) => [found.unitId, found]));
}

function readStates(campaignId: string) {
	const [s, v] = [submissionStandings, submissions];
	const same = and(
		eq(v.campaignId, s.campaignId),
		eq(v.unitId, s.unitId),
		eq(v.version, s.version)
	);
	// Never the frozen text: it is as long as the ledger.
	return db()
		.read.select({
			unitId: s.unitId,
			state: s.state,
			version: s.version,
			reason: s.reason,
			submittedOn: v.submittedOn,
			lateDays: v.lateDays,
			blockers: v.blockers,
			filledBy: v.filledBy,
			phone: v.phone,
			cameBy: v.cameBy
		})
		.from(s)
		.innerJoin(v, same)
		.where(eq(s.campaignId, campaignId));
}

/** By unit, the clerk made first; a head where there is no clerk. */
async function firstClerks(countyId: string): Promise<Map<string, Clerk>> {
	const found = await db()
		.read.select({ unitId: people.unitId, name: people.name, phone: people.phone })
		.from(people)
		.where(and(eq(people.countyId, countyId), isNull(people.disabledAt), ne(people.role, 'leader')))
		.orderBy(asc(people.role), asc(people.id));
	const first = new Map<string, Clerk>();
	for (const { unitId, ...clerk } of found) if (!first.has(unitId)) first.set(unitId, clerk);
	return first;
}
