import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';

test.skip(process.platform === 'win32', 'Windows knows no signals.');

interface Started {
	process: ChildProcess;
	port: number;
}
let folder = '';
let started: Started | null = null;
test.beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'taizhang-stopping-'));
});
test.afterEach(() => {
	if (started) signalGroup(started, 'SIGKILL');
	started = null;
	rmSync(folder, { recursive: true, force: true });
});

test('told to stop as a group, the server ends once, and not before a form under way is answered', async () => {
	started = await start(['npm', 'start']);
	const form = sendSlowly(started.port, 'login=wangfang&password=', 'bu-zhi-dao-1');
	await form.begun;
	signalGroup(started, 'SIGTERM');
	await wait(300);
	signalGroup(started, 'SIGTERM');
	await wait(1200);
	form.finish();
	expect(await form.answer).toContain('登录名或密码');
	await gone(started.port, 5000);
});

test('an idle server is gone a moment after it was told', async () => {
	started = await start(['npm', 'start']);
	signalGroup(started, 'SIGINT');
	// Half of what requests under way would be given.
	await gone(started.port, 5000);
});

for (const signal of ['SIGTERM', 'SIGKILL'] as const)
	test(`${signal} at npm alone leaves no server behind`, async () => {
		started = await start(['npm', 'start']);
		started.process.kill(signal);
		await gone(started.port, 8000);
	});

test('the line of the systemd unit starts one process that installs nothing and ends with 0', async () => {
	const unit = readFileSync('docs/deploy/taizhang.service', 'utf8');
	expect(unit).toContain('\nUMask=0077\n');
	const line = /^ExecStart=\/bin\/sh -c '(.+)'$/m.exec(unit)?.[1] ?? '';
	expect(line).toMatch(/^exec /);
	started = await start(['/bin/sh', '-c', line], { HOME: '/nowhere' });
	started.process.kill('SIGTERM');
	expect(await once(started.process, 'exit')).toEqual([0, null]);
	await gone(started.port, 100);
});

async function start(
	[command = '', ...args]: string[],
	env: Record<string, string> = {}
): Promise<Started> {
	const port = 20_000 + Math.floor(Math.random() * 20_000);
	const child = spawn(command, args, {
		env: { ...process.env, PORT: String(port), DATA_DIR: folder, DATABASE_URL: '', ...env },
		stdio: ['ignore', 'pipe', 'inherit'],
		detached: true
	});
	let printed = '';
	child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	for (let tries = 0; !printed.includes('已启动：'); tries++) {
		if (tries > 600 || child.exitCode !== null) throw new Error(`not started:\n${printed}`);
		await wait(100);
	}
	return { process: child, port };
}

function signalGroup({ process: { pid = 0 } }: Started, signal: NodeJS.Signals): void {
	try {
		process.kill(-pid, signal);
	} catch {
		// The whole group has ended.
	}
}

/** A sign-in whose second half comes when the line allows it. */
function sendSlowly(port: number, first: string, second: string) {
	const length = String(first.length + second.length);
	const sent = request({
		port,
		host: '127.0.0.1',
		path: '/login',
		method: 'POST',
		headers: {
			origin: `http://127.0.0.1:${port}`,
			'content-type': 'application/x-www-form-urlencoded',
			'content-length': length
		}
	});
	const answer = once(sent, 'response').then(async ([response]) => {
		let text = '';
		for await (const chunk of response as AsyncIterable<Buffer>) text += chunk.toString();
		return text;
	});
	const begun = new Promise<void>((resolve) => sent.write(first, () => setTimeout(resolve, 200)));
	return { begun, answer, finish: () => sent.end(second) };
}

/** Waits until nobody listens on a port any more. */
async function gone(port: number, patience: number): Promise<void> {
	const end = performance.now() + patience;
	for (;;) {
		const there = await fetch(`http://127.0.0.1:${port}/livez`).then(
			() => true,
			() => false
		);
		if (!there) return;
		if (performance.now() > end) throw new Error(`somebody still answers on port ${port}`);
		await wait(100);
	}
}
