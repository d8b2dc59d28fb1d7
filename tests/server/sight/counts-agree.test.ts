import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { campaignOf } from '#lib/server/campaigns/campaigns.ts';
import { proposedNow } from '#lib/server/campaigns/report.ts';
import { currentCampaign } from '#lib/server/campaigns/current.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { figures } from '#lib/server/rows/figures.ts';
import { allSheetsOf } from '#lib/server/sheets/unit.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { seedDemo } from '../../../src/seed/demo.ts';
import { statistics } from '#lib/server/statistics/statistics.ts';
import { systemActor } from '#lib/server/roster/system-actor.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { findings: f, ledgerRows: r, rowFindings, units } = tables;
let store: TestStore;
let dataDir: string;
let office: Actor;
let campaignId: string;
let found: (typeof f.$inferSelect)[];

/** The demo county, with a problem of the county's own, and problems that serve a second finding. */
beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-counts-'));
	process.env.DATA_DIR = dataDir;
	store = await openStore();
	await seedDemo();
	office = done(await systemActor(undefined));
	campaignId = (await currentCampaign(office, undefined))?.id ?? '';
	found = await db().read.select().from(f).where(eq(f.campaignId, campaignId)).orderBy(f.ordinal);
	const [first, second] = found.map(({ id }) => id) as [string, string];
	await db().write(office.countyId, 'ledger', async (tx) => {
		await tx
			.update(r)
			.set({ problem: '县里没有建立联席机制' })
			.where(and(eq(r.campaignId, campaignId), eq(r.level, 'city'), eq(r.findingId, second)));
		const some = await tx
			.select({ id: r.id })
			.from(r)
			.where(and(eq(r.findingId, first), ne(r.problem, ''), inArray(r.stage, ['rectifying'])));
		expect(some.length).toBeGreaterThan(0);
		const { countyId } = office;
		await tx
			.insert(rowFindings)
			.values(some.map(({ id }) => ({ rowId: id, findingId: second, countyId })));
		await tx
			.update(r)
			.set({ relapses: 1 })
			.where(
				inArray(
					r.id,
					some.slice(0, 1).map(({ id }) => id)
				)
			);
	});
});
afterAll(async () => {
	await store.close();
	rmSync(dataDir, { recursive: true });
});

test('the door of the desk, 附件1 and the report say the same of each finding', async () => {
	const annex = await annexCounts();
	const report = await reportText();
	const said: Record<string, unknown> = {};
	for (const finding of found) {
		const behind = {
			problems: await doorOf(`finding=${finding.id}&stage=problems`),
			closed: await doorOf(`finding=${finding.id}&stage=closed`),
			longTerm: await doorOf(`finding=${finding.id}&stage=longTerm`),
			rectifying: await doorOf(`finding=${finding.id}&stage=open`)
		};
		said[finding.number] = behind;
		expect([finding.number, annex.get(finding.number)]).toEqual([finding.number, behind]);
		const line = report.split('\n').find((one) => one.startsWith(nameOf(finding))) ?? '';
		expect([line, numberIn(line, /具体问题(\d+)个/), numberIn(line, /已销号(\d+)条/)]).toEqual([
			...[line, behind.problems, behind.closed]
		]);
	}
	expect(annex.get('2')?.problems).toBeGreaterThan(0);
	expect(found.some(({ kind }) => kind === 'selfFound')).toBe(true);
});

test('in totals each problem counts once, and desk, statistics and report agree', async () => {
	const { problems, closed, longTerm, rectifying } = await figures(office, campaignId);
	const { total } = await statistics(office, campaignId, 'section');
	expect(total).toMatchObject({ problems, closed, longTerm, rectifying });
	const report = await reportText();
	expect(report).toContain(`共排查出具体问题${problems}个`);
	expect(report).toContain(`正在整改${rectifying}个`);
	expect(problems).toBe(await doorOf('stage=problems'));
	const each = [...(await annexCounts()).values()].reduce((sum, one) => sum + one.problems, 0);
	const linked = await db().read.select().from(rowFindings);
	expect(each - problems).toBe(linked.length);
});

test('the report says what became of what was hung up again', async () => {
	const again = await db()
		.read.select({ stage: r.stage })
		.from(r)
		.where(and(eq(r.campaignId, campaignId), ne(r.relapses, 0)));
	const closed = again.filter(({ stage }) => stage === 'closed').length;
	const report = await reportText();
	expect(report).toMatch(new RegExp(`重新挂账${again.length}条，其中[^。]*还没有办结\\d+条。`));
	if (closed > 0) expect(report).toContain(`已再次销号${closed}条`);
	expect(report).not.toContain('均已重新整改');
});

async function annexCounts() {
	const [county] = await db().read.select().from(units).where(eq(units.level, 'city'));
	const [sheet] = done(await allSheetsOf(office, campaignId, county?.id ?? ''));
	const lines = sheet?.lines.filter(({ cells }) => cells.progress?.includes('排查具体问题')) ?? [];
	return new Map(
		lines.map(({ cells: { finding = '', progress = '' } }) => [
			/^(.+?)\./.exec(finding)?.[1] ?? '',
			{
				problems: numberIn(progress, /具体问题(\d+)个/),
				closed: numberIn(progress, /已销号(\d+)条/),
				longTerm: numberIn(progress, /长期坚持(\d+)条/),
				rectifying: numberIn(progress, /正在整改(\d+)个/)
			}
		])
	);
}

async function reportText(): Promise<string> {
	return proposedNow(office, done(await campaignOf(office, campaignId)));
}

async function doorOf(query: string): Promise<number> {
	return (await list(office, campaignId, readFilter(new URLSearchParams(query)), null)).total;
}

function nameOf({ kind, number }: { kind: string; number: string }): string {
	return kind === 'selfFound' ? '自查问题：' : `反馈问题${number}“`;
}

function numberIn(text: string, pattern: RegExp): number {
	return Number(pattern.exec(text)?.[1] ?? 0);
}

function done<Answer>(answer: Answer | Refusal): Answer {
	if (isRefusal(answer)) throw new Error(answer.message);
	return answer;
}
