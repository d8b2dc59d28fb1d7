import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** `growthMegabytes` bounds the whole process: buffers lie outside the worker's own heap limit. */
export interface WorkerLimits {
	seconds: number;
	heapMegabytes: number;
	growthMegabytes: number;
}

export type WorkerRun<T> = { ok: true; value: T } | { ok: false; limit: 'time' | 'memory' };

/**
 * Runs one job in a worker thread of its own and gives back the first message it posts.
 *
 * In: a file name in this room, what the worker gets as `workerData`, and limits. Out: the answer,
 * or which limit stopped the job. A worker that throws rejects: that is a bug. At most two run at
 * a time, the others wait their turn; the clock starts when a job does.
 */
export async function runInWorker<T>(
	fileName: string,
	workerData: unknown,
	limits: WorkerLimits
): Promise<WorkerRun<T>> {
	await takeSeat();
	try {
		return await runAlone<T>(fileName, workerData, limits);
	} finally {
		leaveSeat();
	}
}

function runAlone<T>(
	fileName: string,
	workerData: unknown,
	limits: WorkerLimits
): Promise<WorkerRun<T>> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(workerPath(fileName), {
			workerData,
			execArgv: [],
			resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, stackSizeMb: 8 }
		});
		const rssAtStart = process.memoryUsage.rss();
		const watch = setInterval(() => {
			const growth = process.memoryUsage.rss() - rssAtStart;
			if (growth > limits.growthMegabytes * 1024 * 1024) end(() => stopped('memory'));
		}, 25);
		const clock = setTimeout(() => end(() => stopped('time')), limits.seconds * 1000);
		const stopped = (limit: 'time' | 'memory') => resolve({ ok: false, limit });
		let ended = false;
		const end = (settle: () => void) => {
			if (ended) return;
			ended = true;
			clearInterval(watch);
			clearTimeout(clock);
			void worker.terminate().then(settle);
		};
		worker.once('message', (value: T) => end(() => resolve({ ok: true, value })));
		worker.once('error', (error: NodeJS.ErrnoException) =>
			end(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? stopped('memory') : reject(error)))
		);
		worker.once('exit', (code) => end(() => reject(new Error(`${fileName} exited with ${code}`))));
	});
}

/** Where a worker of this room lies: the web bundle is elsewhere than `src`, `import.meta.url` does not lead here. */
export function workerPath(fileName: string): string {
	return path.join(process.env.TAIZHANG_ROOT ?? process.cwd(), 'src/lib/exchange', fileName);
}

const SEATS = 2;
let taken = 0;
const waiting: (() => void)[] = [];

async function takeSeat(): Promise<void> {
	if (taken < SEATS) taken += 1;
	else await new Promise<void>((turn) => waiting.push(turn));
}

function leaveSeat(): void {
	const next = waiting.shift();
	if (next) next();
	else taken -= 1;
}
