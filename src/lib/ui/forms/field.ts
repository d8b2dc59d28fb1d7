import { dayInWords } from '#lib/ledger/day.ts';

/** A box that opens with so many lines is long enough to scroll by itself. */
export const longForm = 10;

/** Why the browser holds a form back over this box, as a sentence under it. */
export function heldBack(box: HTMLInputElement): string {
	const { validity, min, max, type } = box;
	if (type === 'date' && validity.rangeUnderflow)
		return `请填 ${dayInWords(min, 'full')}或以后的日期`;
	if (type === 'date' && validity.rangeOverflow)
		return `请填 ${dayInWords(max, 'full')}或以前的日期`;
	return box.validationMessage;
}

/** What was chosen from the list `id` before the scripts came, which Svelte would undo; undefined when nothing was. */
export function chosenEarly(id: string): string | undefined {
	const list = document.getElementById(id);
	if (!(list instanceof HTMLSelectElement)) return undefined;
	const given = [...list.options].find((option) => option.defaultSelected) ?? list.options[0];
	return given?.selected === false ? list.value : undefined;
}

/** Lets a box grow with what is typed where CSS alone does not (field-sizing: Chromium before 123, Firefox). */
export function growing(box: HTMLTextAreaElement): (() => void) | undefined {
	if (CSS.supports('field-sizing', 'content')) return;
	const fit = () => {
		box.style.height = 'auto';
		box.style.height = `${box.scrollHeight + 2}px`;
	};
	fit();
	box.addEventListener('input', fit);
	return () => box.removeEventListener('input', fit);
}
