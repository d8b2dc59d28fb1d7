import { parentPort, workerData } from 'node:worker_threads';
import { readDocx } from './docxText.ts';
import { readPdf } from './pdfText.ts';

const { bytes, kind } = workerData as { bytes: Uint8Array; kind: 'docx' | 'pdf' };

parentPort?.postMessage(await (kind === 'docx' ? readDocx(bytes) : readPdf(bytes)));
