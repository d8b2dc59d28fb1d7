import { count, eq } from 'drizzle-orm';
import { csvLines, csvMark } from '#lib/exchange/csv/lines.ts';
import { runApart } from '#lib/exchange/apart.ts';
import type { PlainTable } from '#lib/exchange/sheets/log.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { LogFilter, LogLine } from './view.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { logPage } from './log.ts';
import { whereLogged } from './where.ts';
import { now, today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import type { StreamKind } from '#lib/server/db/streams.ts';
import { tables } from '#lib/server/db/tables.ts';
import { eventNames, type EventType } from '#lib/server/record/event-words.ts';
import { append } from '#lib/server/record/events.ts';
import { newId } from '#lib/server/ids.ts';
import { notYours, readsLog } from '#lib/server/roster/access.ts';
import { shanghaiTime } from '#lib/server/county-time.ts';
import { streamNames } from '#lib/server/record/stream-names.ts';

const { events, people } = tables;

/** Most lines of an Excel file; a CSV file takes any number. */
export const mostInBook = 20_000;
const pageOfFile = 2000;
const headings = ['时间', '类别', '单位', '人员', '办理', '序号', '校验值'];
const widths = [38, 22, 38, 20, 110, 14, 36];

/** A file of the log, ready to be sent. */
export interface LogFile {
	name: string;
	body: Uint8Array | ReadableStream<Uint8Array>;
}

/**
 * The log as a file, narrowed like the page; that it was taken along is itself in the log, and the numbers of
 * villagers are masked as they are on the page.
 * @returns a refusal for who is no audit administrator, and for a book of more lines than one can be read in
 */
export async function exportLog(
	actor: Actor,
	filter: LogFilter,
	format: 'xlsx' | 'csv'
): Promise<LogFile | Refusal> {
	if (!readsLog(actor)) return notYours('审计管理员', '导出日志');
	const lines = await countOf(actor, filter);
	if (format === 'xlsx' && lines > mostInBook)
		return refuse(
			'said',
			`符合条件的有 ${lines} 条，Excel 文件最多 ${mostInBook} 条：请缩小日期范围，或导出 CSV。`
		);
	// What is written from now on, this export first of all, is not in the file.
	const upTo = newId();
	const words = filterWords(filter);
	const { countyId, personId, unitId } = actor;
	await db().write(countyId, 'access', (tx) =>
		append(tx, {
			countyId,
			kind: 'access',
			type: 'logExported',
			personId,
			unitId,
			at: now(),
			body: { format, count: lines, filter: words }
		})
	);
	const name = `日志_${today().replaceAll('-', '')}.${format}`;
	const rows = rowsOf(actor, filter, upTo);
	if (format === 'csv') return { name, body: streamOf(rows) };
	return { name, body: await bookOf(rows, words || '全部记录') };
}

/** What a filter narrows to, in words. */
export function filterWords({ who, unit, kind, act, row, from, to }: LogFilter): string {
	return [
		who && `人员 ${who}`,
		unit && `单位 ${unit}`,
		kind && `类别 ${streamNames[kind as StreamKind] ?? kind}`,
		act && `办理 ${eventNames[act as EventType] ?? act}`,
		row && `条目 ${row}`,
		(from || to) && `${from || '最早'} 至 ${to || '今天'}`
	]
		.filter(Boolean)
		.join('，');
}

async function countOf(actor: Actor, filter: LogFilter): Promise<number> {
	const [found] = await db()
		.read.select({ lines: count() })
		.from(events)
		.leftJoin(people, eq(people.id, events.personId))
		.where(await whereLogged(actor, filter));
	return found?.lines ?? 0;
}

async function* rowsOf(actor: Actor, filter: LogFilter, upTo: string): AsyncGenerator<string[][]> {
	let after: string | null = upTo;
	while (after !== null) {
		const page = await logPage(actor, filter, after, pageOfFile);
		yield page.lines.map(cellsOf);
		after = page.next;
	}
}

function cellsOf({ at, kind, unit, person, what, seq, hash }: LogLine): string[] {
	const kindName = streamNames[kind as StreamKind] ?? kind;
	return [shanghaiTime(at), kindName, unit, person, what, String(seq), hash.slice(0, 16)];
}

function streamOf(pages: AsyncGenerator<string[][]>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return new ReadableStream({
		start: (controller) => controller.enqueue(encoder.encode(csvMark + csvLines([headings]))),
		pull: async (controller) => {
			const { done, value } = await pages.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(csvLines(value)));
		},
		cancel: async () => void (await pages.return(undefined))
	});
}

async function bookOf(pages: AsyncGenerator<string[][]>, note: string): Promise<Uint8Array> {
	const rows: string[][] = [];
	for await (const page of pages) rows.push(...page);
	const table: PlainTable = { title: '日志', note, headings, widths, rows };
	const limits = { seconds: 60, heapMegabytes: 400, growthMegabytes: 600 };
	const run = await runApart<Uint8Array>('sheets/log.worker.ts', table, limits);
	if (run.ok) return run.value;
	throw new Error(`a log of ${rows.length} lines stopped at its limit of ${run.limit}`);
}
