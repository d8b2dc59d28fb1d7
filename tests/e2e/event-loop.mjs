// Loaded into the server under test (--import): tells on STALL_PORT how long its event loop stood still, and forgets it.
// In time of the processor: what other programs take of it is no fault of the body that came.
import { createServer } from 'node:http';

const port = process.env.STALL_PORT;
delete process.env.STALL_PORT;
if (port) {
	let longest = 0;
	let before = process.threadCpuUsage();
	const tick = () => {
		const { user, system } = process.threadCpuUsage(before);
		longest = Math.max(longest, (user + system) / 1000);
		before = process.threadCpuUsage();
	};
	setInterval(tick, 5).unref();
	createServer((_, response) => {
		// A turn later: the stall that this request waited for is counted too.
		setTimeout(() => {
			response.end(String(Math.round(longest)));
			longest = 0;
		}, 15);
	})
		.listen(Number(port), '127.0.0.1')
		.unref();
}
