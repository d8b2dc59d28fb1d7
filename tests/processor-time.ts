/**
 * Milliseconds of processor that `work` takes in this thread. Not those of a clock on the wall: tests share the machine,
 * and a limit on what others do falls when they do much.
 */
export function processorTime(work: () => void): number {
	const before = process.threadCpuUsage();
	work();
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}
