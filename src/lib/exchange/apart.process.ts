// The process of one job: runs it in a thread, so that this side can watch the memory of both.
import { Worker } from 'node:worker_threads';
import type { JobAnswer, JobOrder } from './apart.ts';
import { jobPath } from './job-path.ts';

process.once('message', run);
process.once('disconnect', () => process.exit());
// Whoever stops the server stops this with it: the server still waits for the answer, and ends this when it goes.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});

function run({ fileName, data, limits }: JobOrder): void {
	const job = new Worker(jobPath(fileName), {
		workerData: data,
		execArgv: [],
		resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, stackSizeMb: 8 }
	});
	const atStart = process.memoryUsage.rss();
	const watch = setInterval(() => {
		const growth = process.memoryUsage.rss() - atStart;
		if (growth > limits.growthMegabytes * 1024 * 1024) answer({ ok: false, limit: 'memory' });
	}, 25);
	const answer = (told: JobAnswer) => {
		clearInterval(watch);
		process.send?.(told);
	};
	job.once('message', (value: unknown) => answer({ ok: true, value }));
	job.once('error', (error: NodeJS.ErrnoException) =>
		answer(
			error.code === 'ERR_WORKER_OUT_OF_MEMORY'
				? { ok: false, limit: 'memory' }
				: { ok: false, bug: error.stack ?? String(error) }
		)
	);
	job.once('exit', (code) => answer({ ok: false, bug: `ended with ${code}` }));
}
