import { getContext, setContext } from 'svelte';
import { isFreeText, namesToAnswer, type NamingView } from '#lib/ledger/names/to-answer.ts';
import type { Proposal } from '#lib/ledger/names/propose.ts';
import type { Typed } from './verb-form.ts';

/** What a form gives its fields, so that each asks about the names in its own text. */
export class OpenNames {
	readonly typed: Typed;
	readonly #naming: NamingView;
	readonly #error: () => string | undefined;
	/** Fields that stand in the form, in order: a name in two of them is asked about once. */
	#fields: string[] = [];

	/** @param typed reactive state owned by the form @param error what was said of names left unanswered */
	constructor(naming: NamingView, typed: Typed, error: () => string | undefined) {
		this.#naming = naming;
		this.typed = typed;
		this.#error = error;
	}

	get error(): string | undefined {
		return this.#error();
	}

	/** A field takes its place. @returns what takes it away again; null where it has no words of its own */
	enter(field: string): (() => void) | null {
		if (!isFreeText(field)) return null;
		this.#fields.push(field);
		return () => (this.#fields = this.#fields.filter((one) => one !== field));
	}

	/** Names that this field asks about. */
	in(field: string): Proposal[] {
		const at = this.#fields.indexOf(field);
		const before = this.#fields.slice(0, at).flatMap((one) => this.#names(one));
		return this.#names(field).filter(({ name }) => !before.some((other) => other.name === name));
	}

	#names(field: string): Proposal[] {
		const text = this.typed.texts[field];
		return text ? namesToAnswer(text, this.typed.texts, this.#naming) : [];
	}
}

const here = Symbol('names asked');

/** The form asks about names, each under the text it stands in. */
export function provideOpenNames(asked: OpenNames): void {
	setContext(here, asked);
}

/** How the form around a field asks about names; undefined where none does. */
export function openNames(): OpenNames | undefined {
	return getContext(here);
}
