import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureApp, measureBare } from './measure.ts';
import { filesTableOf } from './report-files.ts';
import { tableOf, targetsOf, type Size } from './report.ts';
import { fillStore } from './store.ts';

const { values: options } = parseArgs({
	options: {
		/** Sizes of the stores, in rows. */
		rows: { type: 'string', default: '7000,100000,1000000' },
		/** How often each thing is asked. */
		times: { type: 'string', default: '200' },
		/** How long 16 clients work. */
		seconds: { type: 'string', default: '5' },
		port: { type: 'string', default: '4180' },
		/** Keeps the filled stores in this folder, and takes those it finds there. */
		stores: { type: 'string', default: '' }
	}
});
const effort = { times: Number(options.times), seconds: Number(options.seconds) };
const port = Number(options.port);

const built = spawnSync(process.execPath, [join('src', 'commands', 'build.mjs')], {
	stdio: 'inherit'
});
if (built.status !== 0) process.exit(1);
const folder = options.stores || mkdtempSync(join(tmpdir(), 'taizhang-bench-'));
const sizes: Size[] = [];
try {
	for (const rows of options.rows.split(',').map(Number)) sizes.push(await sizeOf(rows));
} finally {
	if (!options.stores) rmSync(folder, { recursive: true });
}
const [cpu] = cpus();
const memory = Math.round(totalmem() / 2 ** 30);
console.log(
	`${cpu?.model ?? ''}, ${cpus().length} cores, ${memory} GB, Node ${process.versions.node}`
);
console.log(
	`township board of ${sizes[0]?.townshipRows ?? 0} rows; each thing asked ${effort.times} times\n`
);
console.log(tableOf(sizes));
console.log(`\n${filesTableOf(sizes)}\n\n${targetsOf(sizes)}`);

async function sizeOf(wanted: number): Promise<Size> {
	const dataDir = join(folder, String(wanted));
	mkdirSync(dataDir, { recursive: true });
	const store = await fillStore(dataDir, wanted);
	console.error(`measuring ${store.rows} rows in ${store.counties} counties`);
	const { timings: app, files } = await measureApp(store, port, effort);
	const { timings: bare, csv } = await measureBare(store, port + 1, effort);
	const { rows, counties, township } = store;
	return { rows, counties, townshipRows: township.rows, app, bare, files, csv };
}
