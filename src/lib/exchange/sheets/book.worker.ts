import { parentPort, workerData } from 'node:worker_threads';
import type { LedgerBook } from './book.ts';
import { writeLedger } from './sheet.ts';

parentPort?.postMessage(await writeLedger(workerData as LedgerBook));
