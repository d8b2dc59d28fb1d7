import { eq } from 'drizzle-orm';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { record } from '#lib/server/record/record.ts';
import { editDraft, startNoticeDraft } from '#lib/server/notices/drafts.ts';
import { postNews } from '#lib/server/inbox/news.ts';
import { returnSubmission } from '#lib/server/submissions/judge.ts';
import { campaign, countyId, people, units } from '../../../cast.ts';
import { command } from '../../../ledger/cast/acts.ts';
import { wordsIn, type Places } from '../every-answer.ts';
import type { PlantedRow, Planting } from './rows.ts';
import type { Plant } from './planted.ts';
import { unzippedBytes } from '../../sheets/unzipped-bytes.ts';

/** A notice handed out, villagers marked in its text. */
export async function dispatchedNotice(planting: Planting): Promise<string> {
	const [one, other] = [planting.next(), planting.next()];
	const text = `一、责任落实方面\n1.户厕改造滞后。村民${one.name}（身份证${one.identity}，电话${one.phone}）和村民${other.name}厕所未改。\n整改措施：一是逐户核查。\n责任单位：水利局\n`;
	const started = await startNoticeDraft(people.chenJing, { name: '通知.txt', text });
	if (isRefusal(started)) throw new Error(started.message);
	const [kept] = await db().read.select().from(tables.noticeDrafts);
	const itemId =
		(JSON.parse(kept?.body ?? '') as { draft: { items: { id: string }[] } }).draft.items[0]?.id ??
		'';
	const edit = { type: 'markNames' as const, itemId, names: [one.name, other.name], notNames: [] };
	const edited = await editDraft(people.chenJing, started.id, 1, edit);
	if (isRefusal(edited)) throw new Error(edited.message);
	await db().write(countyId, 'draft', async (tx) => {
		const d = tables.noticeDrafts;
		await tx.update(d).set({ campaignId: campaign.id }).where(eq(d.id, started.id));
	});
	return started.id;
}

/** Something changes in 柳河镇, so that its next submission differs. */
export async function moveOn(planting: Planting, text: string): Promise<void> {
	const row = planting.rows.find(({ unit }) => unit === 'liuhe') as PlantedRow;
	const [kept] = await db()
		.read.select({ version: tables.ledgerRows.version })
		.from(tables.ledgerRows)
		.where(eq(tables.ledgerRows.id, row.id));
	const done = await record(
		people.liWen,
		row.id,
		command('reportProgress', { on: '2022-06-20', text }),
		{
			version: kept?.version ?? 0
		}
	);
	if (isRefusal(done)) throw new Error(done.message);
}

/** Texts with no row that are read all over the county, or above it, kept as before anybody was marked. */
export async function plantTexts(planting: Planting): Promise<void> {
	const some = planting.rows.map(({ plants }) => plants[0] as Plant);
	const [news, told, sentBack] = some as [Plant, Plant, Plant];
	await db().write(countyId, 'ledger', async (tx) => {
		const { campaigns: c, campaignNews } = tables;
		const report = some
			.map(({ name, identity, phone }) => `${name}家（${identity}，电话${phone}）的旱厕已改造。`)
			.join('\n');
		await tx.update(c).set({ report }).where(eq(c.id, campaign.id));
		await tx.insert(campaignNews).values({
			id: 'planted',
			countyId,
			campaignId: campaign.id,
			personId: 'chenJing',
			text: `${news.name}家照此办理，电话${news.phone}`,
			until: '2022-07-05',
			at: now()
		});
	});
	const posted = await postNews(people.chenJing, campaign.id, {
		text: `${told.name}家已改，电话${told.phone}`,
		until: ''
	});
	const returned = await returnSubmission(people.chenJing, campaign.id, units.liuhe.id, {
		version: 2,
		reason: `${sentBack.name}家写错了，电话${sentBack.phone}`
	});
	for (const done of [posted, returned]) if (isRefusal(done)) throw new Error(done.message);
}

/** What stands for the parameters of every address. */
export function placesOf(planting: Planting, noticeId: string): Places {
	const versions = Array.from({ length: 8 }, (_, at) => String(at + 1));
	const ids = Object.values(units).map(({ id }) => id);
	return {
		'rows/id': planting.rows.map(({ id }) => id),
		'versions/n': versions,
		'campaigns/id': [campaign.id],
		'forms/template': ['city', 'township', 'village', 'department', 'running'],
		'ledgers/unit': ids,
		'submissions/unit': ids,
		'scans/scan': ['none'],
		'exports/id': ['none'],
		'files/file': planting.rows.slice(0, 3).map(({ fileId }) => fileId),
		'heads/day': ['2022-06-20', 'none'],
		'draws/id': ['none'],
		'groups/id': ['none'],
		'notices/id': [noticeId],
		'people/id': ['liWen'],
		'units/id': ids
	};
}

/** The words of an archive of files. */
export async function deepWords(bytes: Uint8Array): Promise<string> {
	const parts = await unzippedBytes(bytes);
	const words: string[] = [];
	for (const [name, part] of parts) words.push(name, await wordsIn(part));
	return words.join('\n');
}
