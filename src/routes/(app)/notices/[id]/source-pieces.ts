/** A run of a line as it is drawn. */
export interface SourceRun {
	text: string;
	bold: boolean;
	doubt: boolean;
}

const shortLine = 60;

/**
 * A line of the notice in runs. Marks of the text format (** for bold, # for headings) are no part of
 * what is read. The words a doubt quotes are marked; a short line is marked whole, a long one not at all.
 * @param doubt the sentence about this line, or undefined
 */
export function sourceRuns(line: string, doubt: string | undefined): SourceRun[] {
	const runs = line
		.replace(/^\s*#+\s*/, '')
		.split('**')
		.map((text, at) => ({ text, bold: at % 2 === 1, doubt: false }));
	if (doubt === undefined) return runs;
	const quoted = [...doubt.matchAll(/“(.+?)…?”/g)].map((match) => match[1] ?? '').reverse();
	const words = quoted.find((one) => runs.some(({ text }) => text.includes(one)));
	if (words) return runs.flatMap((run) => around(run, words));
	return line.length > shortLine ? runs : runs.map((run) => ({ ...run, doubt: true }));
}

function around(run: SourceRun, words: string): SourceRun[] {
	const at = run.text.indexOf(words);
	if (at < 0) return [run];
	return [
		{ ...run, text: run.text.slice(0, at) },
		{ ...run, text: words, doubt: true },
		{ ...run, text: run.text.slice(at + words.length) }
	].filter(({ text }) => text !== '');
}
