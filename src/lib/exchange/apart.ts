import { fork } from 'node:child_process';
import { jobPath } from './job-path.ts';

/** `growthMegabytes` bounds the whole process of the job: buffers lie outside its heap. */
export interface JobLimits {
	seconds: number;
	heapMegabytes: number;
	growthMegabytes: number;
}

/** What the process of a job is told once. */
export interface JobOrder {
	fileName: string;
	data: unknown;
	limits: JobLimits;
}

export type JobRun<T> = { ok: true; value: T } | { ok: false; limit: 'time' | 'memory' };

/** What the process of a job answers once: the outcome, or the error that a bug threw. */
export type JobAnswer = JobRun<unknown> | { ok: false; bug: string };

/**
 * Runs one job in a process of its own and gives back the first message it posts.
 *
 * A thread would not do: V8 ends the whole process when a single array of a thread outgrows its heap limit
 * (nodejs/node #47224), and a file from anybody must not end the server.
 *
 * In: a file name in this room, what the job gets as `workerData`, and limits. Out: the answer,
 * or which limit stopped the job. A job that throws rejects: that is a bug. At most two run at
 * a time, the others wait their turn; the clock starts when a job does.
 */
export async function runApart<T>(
	fileName: string,
	data: unknown,
	limits: JobLimits
): Promise<JobRun<T>> {
	await takeSeat();
	try {
		return await runAlone<T>({ fileName, data, limits });
	} finally {
		leaveSeat();
	}
}

function runAlone<T>(order: JobOrder): Promise<JobRun<T>> {
	return new Promise((resolve, reject) => {
		const job = fork(jobPath('apart.process.ts'), {
			execArgv: [],
			serialization: 'advanced',
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
			env: bare(process.env)
		});
		let answer: JobAnswer | undefined;
		let late = false;
		const clock = setTimeout(() => {
			late = true;
			job.kill('SIGKILL');
		}, order.limits.seconds * 1000);
		job.once('message', (told: JobAnswer) => {
			answer = told;
			job.kill('SIGKILL');
		});
		// More than once: a job that cannot be ended says so after it could not be told.
		job.on('error', (error) => {
			clearTimeout(clock);
			reject(error);
		});
		job.once('exit', (code, signal) => {
			clearTimeout(clock);
			if (answer && 'bug' in answer) reject(new Error(`${order.fileName}: ${answer.bug}`));
			else if (answer) resolve(answer as JobRun<T>);
			else if (late) resolve({ ok: false, limit: 'time' });
			else if (signal || code === aborted) resolve({ ok: false, limit: 'memory' });
			else reject(new Error(`${order.fileName} ended with ${code}`));
		});
		const untold = (error: Error | null) => {
			if (!error || answer) return;
			answer = { ok: false, bug: error.message };
			job.kill('SIGKILL');
		};
		try {
			job.send(order, untold);
		} catch (error) {
			untold(error as Error);
		}
	});
}

/** Out of memory, V8 aborts by a signal; Windows, which knows none, says it by this number. */
const aborted = 134;

/** What a process needs to start; no address or password of the server goes to where files from anybody are read. */
function bare({ TAIZHANG_ROOT, PATH, SystemRoot, TMPDIR }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return { TAIZHANG_ROOT, PATH, SystemRoot, TMPDIR };
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
