import { type ExportState, exportDays, type ExportKind } from '#lib/ledger/sheets/exports.ts';
import { rm } from 'node:fs/promises';
import { and, desc, eq, gte, lt } from 'drizzle-orm';
import { campaignPart } from '#lib/exchange/file-name.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { addDays, type Instant } from '#lib/ledger/day.ts';
import { scopeOf } from '#lib/ledger/permissions.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { campaignInFile } from '#lib/server/campaigns/in-file.ts';
import { campaignOf } from '#lib/server/campaigns/campaigns.ts';
import { now, today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { countyIn, directory, levelWordsIn } from '#lib/server/directory.ts';
import { append } from '#lib/server/record/events.ts';
import { exportFile, makeExportFolder, removeFilesBefore } from './folder.ts';
import { jobOf, releaseExport, reserveExport, runExport, runningExports } from './run.ts';
import { newId } from '#lib/server/ids.ts';

const { exports } = tables;

/** Whether an actor may take the whole county's ledgers along: only who sees all of it. */
export function mayExport(actor: Actor): boolean {
	return scopeOf(actor).all;
}

/**
 * Begins to make a file of the whole county; it goes on when the person leaves the page.
 * @returns its id, or a refusal: not for this person, one of theirs is under way, or two others are
 */
export async function startExport(
	actor: Actor,
	campaignId: string,
	kind: ExportKind
): Promise<{ id: string } | Refusal> {
	if (!mayExport(actor))
		return refuse(
			'forbidden',
			'全部台账只由能看到全部单位的人员导出；本单位的台账请在“台账”页导出。'
		);
	const campaign = await campaignOf(actor, campaignId);
	if (isRefusal(campaign)) return campaign;
	const running = runningExports();
	if (running.some((job) => job.personId === actor.personId))
		return refuse('running', '您的一份导出还没有完成：请等它完成，或先取消。');
	if (running.length >= 2) return refuse('said', '现在有两份导出正在进行，请几分钟后再试。');
	const id = newId();
	reserveExport(id, actor.personId);
	try {
		await beginExport(actor, campaignId, kind, id);
	} catch (error) {
		releaseExport(id);
		throw error;
	}
	return { id };
}

async function beginExport(
	actor: Actor,
	campaignId: string,
	kind: ExportKind,
	id: string
): Promise<void> {
	await removeOld(actor.countyId);
	const name = await nameOf(actor, campaignId, kind);
	await makeExportFolder();
	const at = now();
	await db().write(actor.countyId, 'access', async (tx) => {
		const { countyId, personId } = actor;
		await tx.insert(exports).values({
			id,
			countyId,
			campaignId,
			personId,
			name,
			state: 'running',
			problem: '',
			size: 0,
			createdAt: at
		});
		await append(tx, {
			countyId,
			kind: 'access',
			type: 'exportStarted',
			personId,
			unitId: actor.unitId,
			at,
			campaignId,
			body: { export: id, kind, name }
		});
	});
	runExport(actor, campaignId, kind, id, exportFile(id, name));
}

/** The person's own files of the last days, newest first. */
export async function listExports(actor: Actor): Promise<ExportView[]> {
	const found = await db()
		.read.select()
		.from(exports)
		.where(
			and(
				eq(exports.countyId, actor.countyId),
				eq(exports.personId, actor.personId),
				gte(exports.createdAt, oldest())
			)
		)
		.orderBy(desc(exports.createdAt));
	return found.map(({ id, name, state, problem, size, createdAt }) => {
		const job = jobOf(id);
		return {
			id,
			name,
			problem,
			size,
			createdAt,
			state: state === 'running' && !job ? 'interrupted' : state,
			done: job?.done ?? 0,
			total: job?.total ?? 0,
			until: `${addDays(createdAt.slice(0, 10), exportDays)}${createdAt.slice(10)}`
		};
	});
}

/** A finished file of the person's own. @returns its path and name, or `unseen` */
export async function exportedFile(
	actor: Actor,
	id: string
): Promise<{ file: string; name: string; size: number } | Refusal> {
	const made = (await listExports(actor)).find((each) => each.id === id && each.state === 'done');
	if (!made || !mayExport(actor))
		return refuse('unseen', '没有找到这份文件：它可能已过期删除，请重新导出。');
	return { file: exportFile(id, made.name), name: made.name, size: made.size };
}

/** Stops a file of the person's own that is being made; one that has ended stays as it is. */
export async function cancelExport(actor: Actor, id: string): Promise<void> {
	const job = jobOf(id);
	if (job?.personId === actor.personId) job.cancelled = true;
}

/** Files and their lines go when they are old enough; nothing else remembers them but the log. */
async function removeOld(countyId: string): Promise<void> {
	const before = oldest();
	const old = await db()
		.read.select({ id: exports.id, name: exports.name })
		.from(exports)
		.where(and(eq(exports.countyId, countyId), lt(exports.createdAt, before)));
	for (const { id, name } of old) await rm(exportFile(id, name), { force: true });
	await removeFilesBefore(Date.now() - exportDays * 24 * 60 * 60 * 1000);
	if (old.length === 0) return;
	await db().write(countyId, 'access', async (tx) => {
		await tx
			.delete(exports)
			.where(and(eq(exports.countyId, countyId), lt(exports.createdAt, before)));
		await append(tx, {
			countyId,
			kind: 'access',
			type: 'exportsRemoved',
			personId: null,
			unitId: null,
			at: now(),
			body: { exports: old.map(({ id }) => id) }
		});
	});
}

function oldest(): Instant {
	const at = now();
	return `${addDays(at.slice(0, 10), -exportDays)}${at.slice(10)}`;
}

async function nameOf(actor: Actor, campaignId: string, kind: ExportKind): Promise<string> {
	const units = await directory(actor.countyId);
	const day = today().replaceAll('-', '');
	const campaign = campaignPart(await campaignInFile(actor, campaignId));
	const place = [countyIn(units)?.shortName ?? '', campaign].filter(Boolean).join('_');
	return kind === 'zip'
		? `${place}_${levelWordsIn(units).whole}整改台账_${day}.zip`
		: `${place}_各乡镇附件2_${day}.xlsx`;
}

/** One line of /exports. */
export interface ExportView {
	id: string;
	name: string;
	state: ExportState;
	problem: string;
	/** Files written and to write, while it runs. */
	done: number;
	total: number;
	/** Bytes. */
	size: number;
	createdAt: Instant;
	/** When the file goes. */
	until: Instant;
}
