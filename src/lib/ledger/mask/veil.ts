import { maskRecord } from './record.ts';
import { maskText } from './text.ts';

/** How one person reads one row: in full, or with names and numbers of villagers masked. */
export class Veil {
	readonly names: readonly string[];
	/** The own unit and its township, or somebody who said why (domain §8). */
	readonly open: boolean;
	/** Something was hidden so far. */
	hides = false;

	constructor(names: readonly string[], open: boolean) {
		this.names = names;
		this.open = open;
	}

	text(text: string): string {
		if (this.open) return text;
		const masked = maskText(text, this.names);
		if (masked !== text) this.hides = true;
		return masked;
	}

	record<T>(record: T): T {
		if (this.open) return record;
		const masked = maskRecord(record, this.names);
		if (!this.hides) this.hides = JSON.stringify(masked) !== JSON.stringify(record);
		return masked;
	}

	/** The same row read with more names. */
	with(names: readonly string[]): Veil {
		return new Veil(names, this.open);
	}
}
