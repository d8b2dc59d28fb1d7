import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { ExportKind } from '#lib/ledger/sheets/exports.ts';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { append } from '#lib/server/record/events.ts';
import { writeCountyFile, type CountyFileJob } from '#lib/server/sheets/county-file.ts';

const { exports } = tables;

export interface ExportJob extends CountyFileJob {
	personId: string;
}

/** What this process is making; a file another process was making when it ended is not among them. */
const jobs = new Map<string, ExportJob>();

export function jobOf(id: string): ExportJob | undefined {
	return jobs.get(id);
}

export function runningExports(): ExportJob[] {
	return [...jobs.values()];
}

/** Takes the place of a job before anything is awaited, so that two presses do not make two. */
export function reserveExport(id: string, personId: string): void {
	jobs.set(id, { personId, done: 0, total: 0, cancelled: false });
}

/** Gives the place back when the job could not begin. */
export function releaseExport(id: string): void {
	jobs.delete(id);
}

/** Makes a file and writes down how it ended; nobody waits for it. */
export function runExport(
	actor: Actor,
	campaignId: string,
	kind: ExportKind,
	id: string,
	file: string
): void {
	const job = jobs.get(id);
	if (!job) throw new Error(`export ${id} has no place`);
	void writeCountyFile(actor, campaignId, kind, file, job)
		.then(
			(size) =>
				size === null ? ended(actor, id, 'cancelled') : ended(actor, id, 'done', { size }),
			(error: Error) => {
				// A failed query carries its values; its cause does not.
				console.error(`[整改台账] 导出 ${id} 没有完成`, (error as Error).cause ?? error);
				return ended(actor, id, 'failed', { problem: problemOf(error) });
			}
		)
		// A store that is away leaves it 中断.
		.catch((error: unknown) =>
			console.error(`[整改台账] 导出 ${id} 的结果没有记下`, (error as Error).cause ?? error)
		)
		.finally(() => jobs.delete(id));
}

async function ended(
	{ countyId, personId, unitId }: Actor,
	id: string,
	state: 'done' | 'failed' | 'cancelled',
	more: { size?: number; problem?: string } = {}
): Promise<void> {
	const at = now();
	await db().write(countyId, 'access', async (tx) => {
		await tx
			.update(exports)
			.set({ state, endedAt: at, ...more })
			.where(and(eq(exports.id, id), eq(exports.countyId, countyId)));
		await append(tx, {
			countyId,
			kind: 'access',
			type: 'exportEnded',
			personId,
			unitId,
			at,
			body: { export: id, state, ...more }
		});
	});
}

function problemOf(error: NodeJS.ErrnoException): string {
	if (error.code === 'ENOSPC') return '服务器磁盘已满：请联系系统管理员清理后再导出。';
	if (error.code === 'EACCES' || error.code === 'EROFS')
		return '服务器的数据目录不能写入：请联系系统管理员。';
	if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
		return '内存不够：请按乡镇分别导出，或联系系统管理员。';
	return '导出中途出错：请再导出一次，仍不行请联系系统管理员。';
}
