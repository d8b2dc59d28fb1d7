import type { CsvProblem } from './csv.ts';

export type CsvText = { text: string; notes: string[] } | { problems: CsvProblem[] };

const saveAgain = '请在 Excel 或 WPS 里选“另存为”，类型选“CSV UTF-8（逗号分隔）”，再导入。';

/**
 * The text of a CSV file: strictly UTF-8, else strictly GB18030, which Excel writes on Chinese Windows.
 * A UTF-8 file with broken places is refused by line: read as GB18030 it would turn into nonsense.
 */
export function decodeCsv(bytes: Uint8Array): CsvText {
	if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
		return whole(`编码是 UTF-16，不能导入。${saveAgain}`);
	if (bytes[0] === 0x50 && bytes[1] === 0x4b)
		return whole(`这是 Excel 或压缩文件，不是 CSV。${saveAgain}`);
	const utf8 = strictly('utf-8', bytes);
	if (utf8 !== null) return checked(utf8, []);
	const damaged = damagedLines(bytes);
	if (damaged.length > 0) return { problems: damaged };
	const gb = strictly('gb18030', bytes);
	if (gb === null) return whole(`认不出文件的编码。${saveAgain}`);
	return checked(gb, ['文件不是 UTF-8 编码，已按 GB18030（中文 Windows）读取，请核对名称。']);
}

function whole(message: string): CsvText {
	return { problems: [{ line: null, message }] };
}

function checked(text: string, notes: string[]): CsvText {
	if (text.includes('\0')) return whole(`这不是文本文件（里面有不可见的数据）。${saveAgain}`);
	return { text, notes };
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

/** Broken places of what is plainly UTF-8: more Chinese characters came out whole than broken. */
function damagedLines(bytes: Uint8Array): CsvProblem[] {
	const text = new TextDecoder('utf-8').decode(bytes);
	const broken = text.match(/\ufffd+/g)?.length ?? 0;
	const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
	if (chinese <= broken * 2) return [];
	return text
		.split('\n')
		.flatMap((content, i) =>
			content.includes('\ufffd')
				? [{ line: i + 1, message: `这一行有损坏的文字（编码错误）。请改正这一行；${saveAgain}` }]
				: []
		);
}
