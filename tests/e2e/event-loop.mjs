// Loaded into the server under test (--import): tells on STALL_PORT how long its event loop stood still, and forgets it.
// Counted is the processor's time in one turn of the loop, not the wall's: tests share the machine.
import { createServer } from 'node:http';

const port = process.env.STALL_PORT;
delete process.env.STALL_PORT;
if (port) {
	let longest = 0;
	let before = used();
	const turn = () => {
		const now = used();
		longest = Math.max(longest, now - before);
		before = now;
	};
	setInterval(turn, 2).unref();
	createServer((_, response) => {
		// A turn later: the stall that this request waited for is counted too.
		setTimeout(() => {
			turn();
			response.end(String(Math.round(longest)));
			longest = 0;
		}, 15);
	})
		.listen(Number(port), '127.0.0.1')
		.unref();
}

/** Milliseconds this thread has worked. */
function used() {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}
