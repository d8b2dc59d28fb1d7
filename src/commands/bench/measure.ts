import { join } from 'node:path';
import { clientOf, type Client } from './client.ts';
import { allAtOnce, oneByOne } from './load.ts';
import { startServer } from './server.ts';
import type { Timing } from './statistics.ts';
import type { BenchStore } from './store.ts';

/** What is measured, in the order of the table. */
export const works = [
	'townshipData',
	'townshipPage',
	'townshipMoved',
	'countyData',
	'countyPage',
	'countyMoved',
	'move',
	'storm'
] as const;
export type Work = (typeof works)[number];
export type Timings = Record<Work, Timing>;

export interface Effort {
	times: number;
	seconds: number;
}

/** Starts the built application on the store and measures it. */
export async function measureApp(
	store: BenchStore,
	port: number,
	effort: Effort
): Promise<Timings> {
	const app = await startServer([join('src', 'commands', 'serve.ts')], {
		...{ DATA_DIR: store.dataDir, DATABASE_URL: '', PORT: String(port), HOST: '127.0.0.1' },
		...{ NODE_ENV: 'production', DEMO: '' }
	});
	const client = (cookie: string) => clientOf(app.origin, cookie);
	try {
		return await measure(store, effort, client, {
			data: () => '/board/__data.json',
			page: () => '/board',
			move: (who, row, text) => moveInApp(who, row, text)
		});
	} finally {
		await app.stop();
	}
}

/** The same on the bare server, after the application: its moves leave no chain of events. */
export async function measureBare(
	store: BenchStore,
	port: number,
	effort: Effort
): Promise<Timings> {
	const file = join(store.dataDir, 'taizhang.sqlite');
	const script = join('src', 'commands', 'bench', 'bare.ts');
	const bare = await startServer([script, file, String(port)], {});
	const place = (township: boolean) =>
		`campaign=${store.campaignId}${township ? `&township=${store.township.id}` : ''}`;
	try {
		return await measure(store, effort, () => clientOf(bare.origin, ''), {
			data: (township) => `/data?${place(township)}`,
			page: (township) => `/page?${place(township)}`,
			move: (who, { id }, text) => who.post('/move', { id, text })
		});
	} finally {
		await bare.stop();
	}
}

type Row = BenchStore['movers'][number]['rows'][number];
interface Ways {
	data: (township: boolean) => string;
	page: (township: boolean) => string;
	move: (who: Client, row: Row, text: string) => ReturnType<Client['post']>;
}

async function measure(
	store: BenchStore,
	{ times, seconds }: Effort,
	client: (cookie: string) => Client,
	ways: Ways
): Promise<Timings> {
	const township = client(store.township.cookie);
	const office = client(store.officeCookie);
	const movers = store.movers.map(({ cookie, rows }) => mover(client(cookie), rows, ways));
	const often = { times, warmUp: Math.ceil(times / 5) };
	const [first] = movers;
	if (!first) throw new Error('nobody can move a row');
	const get = (who: Client, path: string) => oneByOne(() => who.get(path), often);
	const afterMove = (who: Client, path: string) =>
		oneByOne(async () => {
			await first();
			return who.get(path);
		}, often);
	return {
		townshipData: await get(township, ways.data(true)),
		townshipPage: await get(township, ways.page(true)),
		townshipMoved: await afterMove(township, ways.data(true)),
		countyData: await get(office, ways.data(false)),
		countyPage: await get(office, ways.page(false)),
		countyMoved: await afterMove(office, ways.data(false)),
		move: await oneByOne(first, often),
		storm: await allAtOnce(movers, seconds)
	};
}

/** Somebody who reports progress on one row after another, round and round. */
function mover(who: Client, rows: Row[], ways: Ways) {
	let turn = 0;
	return async () => {
		const row = rows[turn++ % rows.length];
		if (!row) throw new Error('a township has no row to move');
		const answer = await ways.move(who, row, `现场查看第 ${turn} 次，进度正常。`);
		if (answer.ok) row.version += 1;
		return answer;
	};
}

async function moveInApp(who: Client, row: Row, text: string) {
	const on = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
	const form = { verb: 'reportProgress', on, text, version: String(row.version), quiet: '1' };
	const answer = await who.post(`/rows/${row.id}?/act`, form);
	return { ...answer, ok: answer.ok && answer.text.includes('"type":"success"') };
}
