import { parentPort, workerData } from 'node:worker_threads';
import { readDocx } from '#lib/exchange/documents/docx/text.ts';
import { readPdf } from './pdf-text.ts';

const { bytes, kind } = workerData as { bytes: Uint8Array; kind: 'docx' | 'pdf' };

parentPort?.postMessage(await (kind === 'docx' ? readDocx(bytes) : readPdf(bytes)));
