import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Command } from '#lib/ledger/command/command.ts';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables as t } from '#lib/server/db/tables.ts';
import { takeDraw } from '#lib/server/draws/draws.ts';
import { addUpload, removeUpload } from '#lib/server/evidence/uploads.ts';
import { createGroup } from '#lib/server/roster/groups.ts';
import { record } from '#lib/server/record/record.ts';
import { discardDraft, startNoticeDraft } from '#lib/server/notices/drafts.ts';
import { addScans } from '#lib/server/submissions/scans.ts';
import { campaign, countyId, findings, people, units } from '../../cast.ts';
import { command } from '../../ledger/cast/acts.ts';
import { assign, openAnhe } from './anhe.ts';
import { photo, piecesOf } from '../evidence/samples.ts';
import type { TestStore } from '../engines/store.ts';
import { done, liuheSubmits } from '../submissions/cast.ts';

/** Ids of things that are there, and of things that were. */
export interface Things {
	row: string;
	otherRow: string;
	file: string;
	otherFile: string;
	goneUpload: string;
	scan: string;
	group: string;
	notice: string;
	goneNotice: string;
	export: string;
	oldExport: string;
	draw: string;
}

/** 安和县 with one thing of every kind, and 平安县 beside it, where the same people work. */
export async function openTwoCounties(store: TestStore): Promise<Things> {
	await openAnhe(store.database);
	await openFar(store);
	const row = await assign(store.database, findings.monitoring, units.dongwan);
	const otherRow = await assign(store.database, findings.monitoring, units.xiling);
	await assign(store.database, findings.monitoring, units.liuhe);
	const file = await withFile(people.zhengHao, row);
	const otherFile = await withFile(people.jiangBo, otherRow);
	const gone = done(await addUpload(people.zhengHao, row, '撤下.jpg', piecesOf(await photo(9))));
	await removeUpload(people.zhengHao, row, gone.id);
	return {
		row,
		otherRow,
		file,
		otherFile,
		goneUpload: gone.id,
		scan: await submittedScan(),
		group: done(await createGroup(people.chenJing, { name: '成员单位', members: ['water'] })).id,
		...(await notices()),
		...(await exported()),
		draw: await drawnAtXiling(store)
	};
}

/** The same person at work in 平安县. */
export function farTwin(actor: Actor): Actor {
	return { ...actor, personId: `far-${actor.personId}`, countyId: 'far', unitId: 'far-unit' };
}

async function openFar({ database }: TestStore): Promise<void> {
	await database.openCounty('far', async (tx) => {
		await tx
			.insert(t.counties)
			.values({ id: 'far', code: 'far', name: '平安县', demo: false, createdAt: now() });
		await tx.insert(t.units).values({
			...units.office,
			id: 'far-unit',
			code: 'far-unit',
			parentId: null,
			path: '/far/',
			countyId: 'far',
			kind: '',
			contactPerson: '',
			contactPhone: '',
			version: 1
		});
	});
	await database.write('far', 'ledger', (tx) =>
		tx.insert(t.campaigns).values({
			...campaign,
			id: 'far-campaign',
			countyId: 'far',
			ledgerTitle: '台账',
			state: 'dispatched' as const,
			chains: {} as never,
			version: 1
		})
	);
}

async function withFile(actor: Actor, rowId: string): Promise<string> {
	const act = async (what: Command) => {
		const [row] = await db()
			.read.select({ version: t.ledgerRows.version })
			.from(t.ledgerRows)
			.where(eq(t.ledgerRows.id, rowId));
		done(await record(actor, rowId, what, { version: row?.version ?? 0 }));
	};
	await act(command('plan'));
	const upload = done(await addUpload(actor, rowId, '现场.jpg', piecesOf(await photo())));
	await act(command('reportProgress', { fileIds: [upload.id] }));
	const [row] = await db()
		.read.select({ files: t.ledgerRows.files })
		.from(t.ledgerRows)
		.where(eq(t.ledgerRows.id, rowId));
	return row?.files[0]?.id ?? '';
}

async function submittedScan(): Promise<string> {
	await db().write(countyId, 'ledger', (tx) =>
		tx.update(t.ledgerRows).set({ stage: 'closed' }).where(eq(t.ledgerRows.id, 'f1-liuhe'))
	);
	done(await liuheSubmits(0));
	const bytes = new TextEncoder().encode('%PDF-1.4\n1 0 obj << >> endobj\n%%EOF');
	done(await addScans(people.liWen, campaign.id, 'liuhe', 1, [{ bytes, name: '盖章.pdf' }]));
	const [scan] = await db().read.select().from(t.submissionScans);
	return scan?.id ?? '';
}

/** 西岭村 reports 未发现, and 李文 draws it. */
async function drawnAtXiling({ database }: TestStore): Promise<string> {
	const id = await assign(database, findings.construction, units.xiling);
	done(await record(people.jiangBo, id, command('reportNotFound'), { version: 1 }));
	return done(await takeDraw(people.liWen, id)).id;
}

async function notices() {
	const text = '一、责任落实方面\n1.户厕改造滞后。\n整改措施：一是逐户核查。\n责任单位：水利局\n';
	const start = async (name: string) =>
		done(await startNoticeDraft(people.chenJing, { name, text })).id;
	const [notice, goneNotice] = [await start('通知.txt'), await start('误传.txt')];
	done(await discardDraft(people.chenJing, goneNotice, 1));
	return { notice, goneNotice };
}

async function exported() {
	const made = {
		countyId,
		campaignId: campaign.id,
		personId: people.hePing.personId,
		problem: '',
		state: 'done' as const,
		size: 1
	};
	await db().write(countyId, 'access', (tx) =>
		tx.insert(t.exports).values([
			{ ...made, id: 'export', name: 'a.zip', createdAt: now() },
			{ ...made, id: 'old-export', name: 'b.zip', createdAt: '2022-05-01T00:00:00.000Z' }
		])
	);
	return { export: 'export', oldExport: 'old-export' };
}
