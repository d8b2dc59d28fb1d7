import { parentPort, workerData } from 'node:worker_threads';
import type { SheetBook } from './book.ts';
import { writeSheets } from './sheet.ts';

parentPort?.postMessage(await writeSheets(workerData as SheetBook));
