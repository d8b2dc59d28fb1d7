import { asc, eq, sql } from 'drizzle-orm';
import { maskText } from '#lib/ledger/mask/text.ts';
import { db } from '#lib/server/db/database.ts';
import { question } from '#lib/server/db/question.ts';
import { tables } from '#lib/server/db/tables.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { countedOn, namesInFindings } from './names.ts';

const cached = cachedUntilMoved<FindingName[]>(200);

/** A finding as cards name it. */
export interface FindingName {
	id: string;
	campaignId: string;
	number: string;
	title: string;
	ordinal: number;
	section: string;
	origins: string[];
}

/** Names of villagers in it are masked for everybody: a title stands on every page and file, and doors go by the rest. */
export function findingNames(countyId: string, campaignId: string): Promise<FindingName[]> {
	return cached(countyId, campaignId, () => readNames(countyId, campaignId));
}

async function readNames(countyId: string, campaignId: string): Promise<FindingName[]> {
	const found = await findingsQuestion(db().read).execute({ campaignId });
	const names = await namesInFindings(countyId);
	return found.map((finding) => {
		const masked = (text: string) => maskText(text, countedOn(names, finding.id));
		const { title, section, origins } = finding;
		return {
			...finding,
			title: masked(title),
			section: masked(section),
			origins: origins.map(masked)
		};
	});
}

const findingsQuestion = question((read) => {
	const f = tables.findings;
	return read
		.select({
			id: f.id,
			campaignId: f.campaignId,
			number: f.number,
			title: f.title,
			ordinal: f.ordinal,
			section: f.section,
			origins: f.origins
		})
		.from(f)
		.where(eq(f.campaignId, sql.placeholder('campaignId')))
		.orderBy(asc(f.ordinal))
		.prepare('finding_names');
});
