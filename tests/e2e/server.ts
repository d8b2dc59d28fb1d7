import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningApp {
	url: string;
	/** The one-time set-up link; null when the store is not empty. */
	setupLink: string | null;
	/** Demo mode: passwords by sign-in name. */
	passwords: Map<string, string>;
	stop(): Promise<void>;
}

/** Starts the built application on a store of its own, as `npm start` does. */
export async function startApp(env: Record<string, string> = {}): Promise<RunningApp> {
	const dataDir = mkdtempSync(join(tmpdir(), 'taizhang-e2e-'));
	const port = 20_000 + Math.floor(Math.random() * 20_000);
	const server = spawn(process.execPath, ['src/commands/serve.ts'], {
		env: {
			...process.env,
			DATABASE_URL: '',
			PORT: String(port),
			DATA_DIR: dataDir,
			NODE_ENV: 'production',
			...env
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const printed = await untilStarted(server);
	const url = /已启动：(\S+)/.exec(printed)?.[1];
	if (!url) throw new Error(`the application did not start:\n${printed}`);
	return {
		url,
		setupLink: /设置链接：(\S+)/.exec(printed)?.[1] ?? null,
		passwords: new Map(
			[...printed.matchAll(/\]\s+(\S+)\s+(\w{4}-\w{4}-\w{4})/g)].map((m) => [
				m[1] ?? '',
				m[2] ?? ''
			])
		),
		stop: () =>
			new Promise((resolve) => {
				const ended = () => {
					rmSync(dataDir, { recursive: true, force: true });
					resolve();
				};
				if (server.exitCode !== null) return ended();
				server.once('exit', ended);
				server.kill('SIGTERM');
			})
	};
}

/** Waits for the address, and a moment longer for the set-up link that follows it. */
function untilStarted(server: ChildProcess): Promise<string> {
	let printed = '';
	return new Promise((resolve) => {
		server.stdout?.on('data', (chunk: Buffer) => {
			printed += chunk.toString();
			if (printed.includes('已启动：')) setTimeout(() => resolve(printed), 100);
		});
		server.once('exit', () => resolve(printed));
	});
}
