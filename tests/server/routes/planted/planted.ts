import { identityFault } from '#lib/ledger/mask/identity.ts';

/** A made-up villager: a name, an identity number and a phone that stand nowhere else. */
export interface Plant {
	name: string;
	identity: string;
	phone: string;
}

const surnames = '颜郝蒋严冯祝耿阎牛谭单毕仇贺覃裴路柴卞莫滕翟俞甄鲁邬尹霍桑童'.split('');
const compound = ['欧阳', '司马', '上官', '诸葛', '皇甫'];
const rare = '砚槿珩琮璟昀霁翎骁婳沅澍棣蘅'.split('');

/** The nth of 500 villagers; none is a part of another. */
export function plant(n: number): Plant {
	const first = rare[n % rare.length] as string;
	const second = rare[Math.floor(n / rare.length) % rare.length] as string;
	const third = Math.floor(n / rare.length ** 2);
	const from = n % 10 === 0 ? compound : surnames;
	const surname = from[(n + third * 7) % from.length] as string;
	const name = surname + first + second;
	return { name, identity: identityOf(n), phone: `1380${String(3_000_000 + n * 7).slice(0, 7)}` };
}

/** An identity number whose last digit fits. */
function identityOf(n: number): string {
	const day = String(1 + (n % 28)).padStart(2, '0');
	const body = `411081${1940 + (n % 60)}${String(1 + (n % 12)).padStart(2, '0')}${day}`;
	const whole = `${body}${String(100 + n).slice(-3)}`;
	const last = [...'0123456789X'].find((digit) => identityFault(whole + digit) === null);
	return whole + String(last);
}

/** Finds villagers in an answer: by name, or by so much of a number that it is no longer masked. */
export class Finder {
	readonly #marks = new Map<string, Plant>();
	readonly #lengths: number[];

	constructor(plants: Plant[]) {
		for (const one of plants)
			for (const mark of [one.name, one.identity.slice(3), one.phone.slice(3)])
				this.#marks.set(mark, one);
		this.#lengths = [...new Set([...this.#marks.keys()].map((mark) => mark.length))];
	}

	/** What of them stands in a text, each mark once. */
	in(text: string): Map<string, Plant> {
		const found = new Map<string, Plant>();
		for (let at = 0; at < text.length; at++)
			for (const length of this.#lengths) {
				const mark = text.slice(at, at + length);
				const one = this.#marks.get(mark);
				if (one) found.set(mark, one);
			}
		return found;
	}
}
