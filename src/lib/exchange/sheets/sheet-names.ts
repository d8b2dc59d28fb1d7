/**
 * Names that Excel and WPS accept for sheets: at most 31 characters, none of `\ / ? * [ ] :`, no
 * apostrophe at an end, and no two alike. In order of the names given.
 */
export function worksheetNames(names: string[]): string[] {
	const taken = new Set<string>(['history']);
	return names.map((name) => {
		const wanted = acceptable(name);
		let unique = wanted;
		for (let n = 2; taken.has(unique.toLowerCase()); n += 1) {
			const ending = `(${n})`;
			unique = shortened(wanted, LONGEST - ending.length) + ending;
		}
		taken.add(unique.toLowerCase());
		return unique;
	});
}

/** A sheet's name as it stands in a reference: quoted, apostrophes doubled. */
export function quoted(sheetName: string): string {
	return `'${sheetName.replaceAll("'", "''")}'`;
}

const LONGEST = 31;

function acceptable(name: string): string {
	const clean = name
		.toWellFormed()
		.replace(/[\\/?*[\]:\u0000-\u001f\u007f\ufffd-\uffff]/g, '')
		.trim();
	const ends = shortened(clean, LONGEST)
		.replace(/^'+|'+$/g, '')
		.trim();
	return ends || '台账';
}

function shortened(name: string, length: number): string {
	return name
		.slice(0, length)
		.toWellFormed()
		.replace(/\ufffd/g, '');
}
