import { spawn, type ChildProcess } from 'node:child_process';

/** A server in a process of its own. */
export interface Running {
	origin: string;
	pid: number;
	stop(): Promise<void>;
}

/** Starts a script on this Node and waits until it prints its address. @throws when it ends before */
export async function startServer(args: string[], env: Record<string, string>): Promise<Running> {
	const { ORIGIN: _behindProxy, ...inherited } = process.env;
	const server = spawn(process.execPath, args, {
		env: { ...inherited, ...env },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const origin = await addressOf(server);
	return {
		origin,
		pid: server.pid ?? 0,
		stop: () =>
			new Promise((resolve) => {
				server.once('exit', () => resolve());
				server.kill('SIGTERM');
			})
	};
}

function addressOf(server: ChildProcess): Promise<string> {
	let printed = '';
	return new Promise((resolve, reject) => {
		server.stdout?.on('data', (part: Buffer) => {
			printed += part.toString();
			const address = /已启动：(http:\S+)/.exec(printed)?.[1];
			if (address) resolve(address);
		});
		server.once('exit', () => reject(new Error(`a server ended before it served:\n${printed}`)));
	});
}
