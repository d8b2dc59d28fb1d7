import { withoutGaps } from './gaps.ts';
import { maskNumber, maskPhone, plainNumber } from './numbers.ts';
import { maskDeep } from './deep.ts';
import { maskName, maskText, type Hide } from './text.ts';
import type { Met, Villager } from './villagers.ts';

/** How one person reads one row: in full, or with names and numbers of villagers masked. */
export class Veil {
	readonly names: readonly string[];
	/** The own unit and its township (domain §8). */
	readonly open: boolean;
	/** Whom somebody else reads in full all the same, having said why. */
	readonly shown: Villager | null;
	/** Every villager's name and number so far, where it stood. */
	readonly met: Met[];
	readonly #place: string;

	constructor(
		names: readonly string[],
		open: boolean,
		shown: Villager | null = null,
		{ met = [], place = '' }: { met?: Met[]; place?: string } = {}
	) {
		this.names = names;
		this.open = open;
		this.shown = shown;
		this.met = met;
		this.#place = place;
	}

	/** The same for what stands in one place of the row, as people call it: 整改措施. */
	at(place: string): Veil {
		return new Veil(this.names, this.open, this.shown, { met: this.met, place });
	}

	text(text: string): string {
		return this.open ? text : maskText(text, this.names, this.#hide);
	}

	record<T>(record: T): T {
		return this.open ? record : maskDeep(record, this.names, this.#hide);
	}

	/** The name of a household. */
	name(name: string): string {
		return this.open || this.#shows(withoutGaps(name)) ? name : maskName(name);
	}

	/** A number of a household, which is personal whatever its shape. */
	number(number: string): string {
		return this.open || this.#shows(plainNumber(number)) ? number : maskPhone(number);
	}

	#shows(plain: string): boolean {
		return this.shown?.plain.includes(plain) ?? false;
	}

	readonly #hide: Hide = (found, kind) => {
		const [plain, masked] =
			kind === 'name'
				? [withoutGaps(found), maskName(found)]
				: [plainNumber(found), maskNumber(found)];
		this.met.push({ kind, plain, masked, found, place: this.#place });
		return this.#shows(plain) ? found : masked;
	};
}
