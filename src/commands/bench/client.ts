import { Agent, request } from 'node:http';
import type { Answer } from './statistics.ts';

/** An answer with its text, for those who look into it. */
export interface FullAnswer extends Answer {
	status: number;
	text: string;
}

/** Somebody at a browser: one connection that is kept, one session. */
export interface Client {
	get(path: string): Promise<FullAnswer>;
	post(path: string, form: Record<string, string>): Promise<FullAnswer>;
	close(): void;
}

/** @param cookie as the browser sends it; empty for none */
export function clientOf(origin: string, cookie: string): Client {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const ask = (method: string, path: string, headers: Record<string, string>, body = '') =>
		send(new URL(path, origin), { method, agent, headers: { cookie, ...headers } }, body);
	return {
		get: (path) => ask('GET', path, { accept: 'text/html,application/json' }),
		post: (path, form) => {
			const body = new URLSearchParams(form).toString();
			const headers = {
				origin,
				accept: 'application/json',
				'x-sveltekit-action': 'true',
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': String(Buffer.byteLength(body))
			};
			return ask('POST', path, headers, body);
		},
		close: () => agent.destroy()
	};
}

function send(
	url: URL,
	options: { method: string; agent: Agent; headers: Record<string, string> },
	body: string
): Promise<FullAnswer> {
	const start = performance.now();
	return new Promise((resolve, reject) => {
		const asked = request(url, options, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('error', reject);
			response.on('end', () => {
				const all = Buffer.concat(parts);
				const status = response.statusCode ?? 0;
				resolve({
					ms: performance.now() - start,
					bytes: all.length,
					ok: status === 200,
					status,
					text: all.toString('utf8')
				});
			});
		});
		asked.on('error', reject);
		asked.end(body);
	});
}
