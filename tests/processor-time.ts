/**
 * Milliseconds of processor that `work` takes in this thread. Not those of a clock on the wall: tests share the machine,
 * and a limit on what others do falls when they do much.
 */
export function processorTime(work: () => unknown): number {
	const before = process.threadCpuUsage();
	work();
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}

/** What plain counting takes here and now, in milliseconds: how slow the processor is, or how much others use of it. */
export function slowness(): number {
	return processorTime(() => {
		let x = 1;
		for (let n = 0; n < 20_000_000; n += 1) x = (x * 31 + n) | 0;
		return x;
	});
}
