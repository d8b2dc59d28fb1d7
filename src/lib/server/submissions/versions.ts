import { and, desc, inArray } from 'drizzle-orm';
import type { Sheet } from '#lib/exchange/sheets/book.ts';
import type { VersionChanges, SubmissionVersion } from './view.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { peopleNames } from '#lib/server/sight/finding-of-row.ts';
import { whereSubmitter, type Submitter } from './access.ts';
import { changesBetweenVersions } from './changes.ts';
import { scansOf } from './scans.ts';

const { submissions: s } = tables;

/**
 * The versions a unit submitted, the latest first, each with its scans.
 * @param compared the version whose changes since the one before it are told
 */
export async function versionsOf(place: Submitter, compared: number): Promise<SubmissionVersion[]> {
	const found = await db()
		.read.select({
			version: s.version,
			at: s.at,
			submittedOn: s.submittedOn,
			lateDays: s.lateDays,
			filledBy: s.filledBy,
			phone: s.phone,
			personId: s.personId,
			cameBy: s.cameBy,
			blockers: s.blockers,
			sha256: s.sha256
		})
		.from(s)
		.where(whereSubmitter(s, place))
		.orderBy(desc(s.version));
	const asked = compared > 1 && found.some(({ version }) => version === compared);
	const people = await peopleNames(place.campaign.countyId);
	const scans = await scansOf(place);
	const changes = asked ? await changesOf(place, compared) : null;
	return found.map(({ personId, ...version }) => ({
		...version,
		person: people.get(personId) ?? '',
		changes: version.version === compared ? changes : null,
		scans: scans.get(version.version) ?? []
	}));
}

async function changesOf(place: Submitter, version: number): Promise<VersionChanges | null> {
	const found = await db()
		.read.select({ version: s.version, body: s.body })
		.from(s)
		.where(and(whereSubmitter(s, place), inArray(s.version, [version - 1, version])));
	const sheetsOf = (wanted: number) => {
		const body = found.find((kept) => kept.version === wanted)?.body;
		return body === undefined ? null : (JSON.parse(body) as Sheet[]);
	};
	const [before, after] = [sheetsOf(version - 1), sheetsOf(version)];
	return before && after ? changesBetweenVersions(place.campaign, before, after) : null;
}
