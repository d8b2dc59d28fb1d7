import { join } from 'node:path';
import { measureBigFiles, type BigFiles } from './big-files.ts';
import { clientOf, type Client } from './client.ts';
import { allAtOnce, oneByOne } from './load.ts';
import { startServer } from './server.ts';
import type { Timing } from './statistics.ts';
import type { BenchStore } from './store.ts';

/** Who looks at what: answers that change nothing, asked one by one; `moved` just after somebody changed a row. */
export const looks = {
	townshipData: { who: 'township' },
	townshipPage: { who: 'township' },
	townshipMoved: { who: 'township', like: 'townshipData', moved: true },
	countyData: { who: 'office' },
	countyPage: { who: 'office' },
	countyMoved: { who: 'office', like: 'countyData', moved: true },
	deskData: { who: 'office' },
	deskPage: { who: 'office' },
	deskMoved: { who: 'office', like: 'deskPage', moved: true },
	overdueList: { who: 'office' },
	search: { who: 'office' },
	townshipBook: { who: 'township' }
} as const satisfies Record<string, { who: 'township' | 'office'; like?: string; moved?: boolean }>;
export type Look = keyof typeof looks;
/** Looks that have an address of their own. */
type Address = Exclude<Look, 'townshipMoved' | 'countyMoved' | 'deskMoved'>;
export type Work = Look | 'move' | 'storm';
/** In the order of the table. */
export const works = [...(Object.keys(looks) as Look[]), 'move', 'storm'] as const;
export type Timings = Record<Work, Timing>;

export interface Effort {
	times: number;
	seconds: number;
}

/** A word that stands in some problems of the filled county. */
const searched = '户厕';

/** Starts the built application on the store and measures it. */
export async function measureApp(
	store: BenchStore,
	port: number,
	effort: Effort
): Promise<{ timings: Timings; files: BigFiles }> {
	const app = await startServer([join('src', 'commands', 'serve.ts')], {
		DATA_DIR: store.dataDir,
		DATABASE_URL: '',
		PORT: String(port),
		HOST: '127.0.0.1',
		NODE_ENV: 'production',
		DEMO: ''
	});
	const client = (cookie: string) => clientOf(app.origin, cookie);
	try {
		const timings = await measure(store, effort, client, {
			addresses: {
				townshipData: '/board/__data.json',
				townshipPage: '/board',
				countyData: '/board/__data.json',
				countyPage: '/board',
				deskData: '/__data.json',
				deskPage: '/',
				overdueList: '/rows?light=overdue',
				search: `/search?q=${encodeURIComponent(searched)}`,
				townshipBook: `/ledgers/${store.township.id}`
			},
			move: (who, row, text) => moveInApp(who, row, text)
		});
		const [office, township] = [client(store.officeCookie), client(store.township.cookie)];
		return { timings, files: await measureBigFiles(office, township, app.pid) };
	} finally {
		await app.stop();
	}
}

/** The same on the bare server, after the application: its moves leave no chain of events. */
export async function measureBare(
	store: BenchStore,
	port: number,
	effort: Effort
): Promise<{ timings: Timings; csv: Timing }> {
	const file = join(store.dataDir, 'taizhang.sqlite');
	const script = join('src', 'commands', 'bench', 'bare.ts');
	const bare = await startServer([script, file, String(port)], {});
	const county = `campaign=${store.campaignId}`;
	const township = `${county}&township=${store.township.id}`;
	try {
		const timings = await measure(store, effort, () => clientOf(bare.origin, ''), {
			addresses: {
				townshipData: `/data?${township}`,
				townshipPage: `/page?${township}`,
				countyData: `/data?${county}`,
				countyPage: `/page?${county}`,
				deskData: `/desk?${county}`,
				deskPage: `/desk?${county}`,
				overdueList: `/overdue?${county}`,
				search: `/search?${county}&q=${encodeURIComponent(searched)}`,
				townshipBook: `/csv?${township}`
			},
			move: (who, { id }, text) => who.post('/move', { id, text })
		});
		const all = clientOf(bare.origin, '');
		const csv = await oneByOne(() => all.get(`/csv?${county}`), { times: 5, warmUp: 1 });
		return { timings, csv };
	} finally {
		await bare.stop();
	}
}

type Row = BenchStore['movers'][number]['rows'][number];
interface Ways {
	addresses: Record<Address, string>;
	move: (who: Client, row: Row, text: string) => ReturnType<Client['post']>;
}

async function measure(
	store: BenchStore,
	{ times, seconds }: Effort,
	client: (cookie: string) => Client,
	ways: Ways
): Promise<Timings> {
	const people = { township: client(store.township.cookie), office: client(store.officeCookie) };
	const movers = store.movers.map(({ cookie, rows }) => mover(client(cookie), rows, ways));
	const often = { times, warmUp: Math.ceil(times / 5) };
	const [first] = movers;
	if (!first) throw new Error('nobody can move a row');
	const timings = {} as Timings;
	for (const [look, { who, ...more }] of Object.entries(looks)) {
		const address = ways.addresses[('like' in more ? more.like : look) as Address];
		timings[look as Look] = await oneByOne(async () => {
			if ('moved' in more) await first();
			return people[who].get(address);
		}, often);
	}
	timings.move = await oneByOne(first, often);
	timings.storm = await allAtOnce(movers, seconds);
	return timings;
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
