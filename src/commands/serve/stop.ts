import type { Server } from 'node:http';

/** How long requests under way may take to end once the program is told to stop (ms). */
const grace = 10_000;

/**
 * Stops the server once, however often it is told: Ctrl+C, a container and a service manager signal every process
 * of a group, so that the same word comes from several sides. Streams end at once, requests under way within their grace.
 * @param say tells whoever runs the program
 */
export function stopOnSignals(server: Server, say: (text: string) => void): void {
	let stopping = false;
	const stop = (signal: string) => {
		if (stopping) return;
		stopping = true;
		say('正在停止：正在办理的请求最多再等 10 秒…');
		server.close(() => process.exit(0));
		process.emit('sveltekit:shutdown' as 'exit', signal as never);
		// A connection that has had its answer waits for the next question.
		setInterval(() => server.closeIdleConnections(), 100).unref();
		setTimeout(() => server.closeAllConnections(), grace).unref();
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
	// Started by npm start: when that is gone, nobody is left who could stop this.
	if (process.send) {
		process.on('disconnect', () => stop('disconnect'));
		// It went while the store was being looked at.
		if (!process.connected) stop('disconnect');
	}
}
