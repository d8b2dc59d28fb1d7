import { checkArchive } from './archive.ts';
import { documentKind } from './kind.ts';
import { documentRefused, type DocumentReading } from './reading.ts';
import { runApart } from '#lib/exchange/apart.ts';
import { readPlainText } from './plain-text.ts';

/** The largest document taken in, bytes (20 MB). */
export const DOCUMENT_BYTES_LIMIT = 20 * 1024 * 1024;

/** Text is read in the midst of everybody's work, and 2 MB of it nobody wrote as a notice. */
const TEXT_BYTES_LIMIT = 2 * 1024 * 1024;

const TOO_MUCH_TEXT = '这个文本文件超过 2 MB，不像是一份通知。请只留通知正文再上传，或者粘贴文字。';

const LIMITS = { seconds: 20, heapMegabytes: 256, growthMegabytes: 512 };

/**
 * The text of a notice that came as .txt, .docx or .pdf.
 *
 * In: the file's bytes and the name it came under. Out: its text, lines ended by `\n`, pages of a
 * PDF ended by `\f\n`, cells of a table separated by `\t`, Word's automatic numbers written out;
 * `warnings` are sentences for the person who checks the text. Every file that cannot be read is a
 * refusal in words. Word and PDF files are parsed in a process of its own with limits on time and memory.
 */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<DocumentReading> {
	if (bytes.length === 0) return documentRefused('这个文件是空的（0 字节），请重新选择文件。');
	if (bytes.length > DOCUMENT_BYTES_LIMIT)
		return documentRefused(
			`文件有 ${Math.ceil(bytes.length / 1024 / 1024)} MB，超过 20 MB 的上限。请删去图片后另存，或者粘贴文字。`
		);
	const kind = await documentKind(bytes, fileName);
	if (!kind.ok) return kind;
	if (kind.kind === 'text')
		return bytes.length > TEXT_BYTES_LIMIT ? documentRefused(TOO_MUCH_TEXT) : readPlainText(bytes);
	if (kind.kind === 'docx') {
		const archive = await checkArchive(bytes);
		if (!archive.ok) return archive;
	}
	return parseApart(bytes, kind.kind);
}

async function parseApart(bytes: Uint8Array, kind: 'docx' | 'pdf'): Promise<DocumentReading> {
	const run = await runApart<DocumentReading>(
		'documents/document.worker.ts',
		{ bytes, kind },
		LIMITS
	);
	if (run.ok) return run.value;
	return documentRefused(
		{
			time: `读取文件超过 ${LIMITS.seconds} 秒，已停止。请另存一份只含正文的文件再试，或者粘贴文字。`,
			memory:
				'文件内容过大，读取时占用的内存超过上限，已停止。请删去图片和附表后另存，或者粘贴文字。'
		}[run.limit]
	);
}
