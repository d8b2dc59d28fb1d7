import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from './client.ts';
import { timingOf, type Answer, type Timing } from './statistics.ts';

/** What a file of the whole county took to make, and how others were served meanwhile. */
export interface BigFile {
	seconds: number;
	megabytes: number;
	/** The most memory the server held, in MB, and how much of it the making added. */
	peak: number;
	added: number;
	/** A township's board, asked again and again meanwhile. */
	meanwhile: Timing;
	ok: boolean;
}

export type BigFiles = Record<'zip' | 'book', BigFile>;

/** Lets the office make both files of the county, one after the other. @param pid of the server */
export async function measureBigFiles(
	office: Client,
	township: Client,
	pid: number
): Promise<BigFiles> {
	// The second is made when the first has given its memory back.
	const zip = await make('zip', office, township, pid);
	return { zip, book: await make('book', office, township, pid) };
}

async function make(
	kind: keyof BigFiles,
	office: Client,
	township: Client,
	pid: number
): Promise<BigFile> {
	forgetPeak(pid);
	const before = memory(pid, 'VmRSS');
	const start = performance.now();
	await office.post('/exports?/start', { kind });
	const answers: Answer[] = [];
	let page = '';
	do {
		answers.push(await township.get('/board/__data.json'));
		await wait(20);
		page = (await office.get('/exports/__data.json')).text;
	} while (page.includes('"running"'));
	const seconds = (performance.now() - start) / 1000;
	const peak = memory(pid, 'VmHWM');
	// The newest stands first.
	const link = /href="(\/exports\/[0-9a-f-]{36})"/.exec((await office.get('/exports')).text)?.[1];
	const file = await office.get(link ?? '/exports/none');
	return {
		seconds,
		peak,
		added: peak - before,
		megabytes: file.bytes / 2 ** 20,
		meanwhile: timingOf(answers),
		ok: file.ok && page.includes('"done"')
	};
}

/** Linux forgets the highest memory of a process when told 5. */
function forgetPeak(pid: number): void {
	writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

function memory(pid: number, name: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
}
