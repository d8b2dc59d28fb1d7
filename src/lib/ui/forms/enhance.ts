import { enhance as enhanceForm } from '$app/forms';
import type { SubmitFunction } from '@sveltejs/kit';
import { sayRefused } from '#lib/ui/say.ts';
import { lostWords } from './sending.ts';

/**
 * Sends a form in place, as SvelteKit does, but for one thing: where no answer came, or the program failed, the page
 * and what was typed stay, and a line says why.
 */
export function enhance(form: HTMLFormElement, submit?: SubmitFunction) {
	return enhanceForm(form, async (sent) => {
		const answered = (await submit?.(sent)) ?? (({ update }) => update());
		return (answer) =>
			answered({
				...answer,
				update: async (options) => {
					if (answer.result.type === 'error') sayRefused(lostWords(answer.result));
					else await answer.update(options);
				}
			});
	});
}
