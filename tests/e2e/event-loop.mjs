// Loaded into the server under test (--import): tells on STALL_PORT how long its event loop stood still, and forgets it.
import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const port = process.env.STALL_PORT;
delete process.env.STALL_PORT;
if (port) {
	const seen = monitorEventLoopDelay({ resolution: 5 });
	seen.enable();
	createServer((_, response) => {
		// A turn later: the stall that this request waited for is counted too.
		setTimeout(() => {
			response.end(String(Math.round(seen.max / 1e6)));
			seen.reset();
		}, 15);
	})
		.listen(Number(port), '127.0.0.1')
		.unref();
}
