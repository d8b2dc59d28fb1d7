import { parentPort, workerData } from 'node:worker_threads';
import { writeTable, type PlainTable } from './log.ts';

parentPort?.postMessage(await writeTable(workerData as PlainTable));
