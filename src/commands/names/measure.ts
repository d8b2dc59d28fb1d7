import { proposeNames } from '#lib/ledger/names/propose.ts';

export interface Measured {
	sentences: number;
	names: number;
	hits: number;
	/** Names nobody proposed, each with its sentence. */
	missed: string[];
	/** Words proposed that are no names, each with its sentence. */
	wrong: string[];
}

/** Sets the recogniser to sentences in which every name of a villager stands in 〔〕, one sentence a line. */
export function measure(marked: string): Measured {
	const lines = marked.split('\n').filter((line) => line.trim() !== '');
	const result: Measured = { sentences: lines.length, names: 0, hits: 0, missed: [], wrong: [] };
	for (const line of lines) {
		const names = [...line.matchAll(/〔(.+?)〕/g)].map(([, name]) => name as string);
		const sentence = line.replace(/[〔〕]/g, '');
		const proposed = proposeNames(sentence).map(({ name }) => name);
		result.names += names.length;
		result.hits += names.filter((name) => proposed.includes(name)).length;
		for (const name of names)
			if (!proposed.includes(name)) result.missed.push(`${name}　${sentence}`);
		for (const word of proposed)
			if (!names.includes(word)) result.wrong.push(`${word}　${sentence}`);
	}
	return result;
}
