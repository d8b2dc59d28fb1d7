import { untrack } from 'svelte';

/**
 * What is being typed into a field whose saved value may change meanwhile. Follows the saved value
 * until the person typed something else; then what they typed stays.
 * @param given the saved value @param start what the server sent back as typed
 */
export function typing(given: () => string, start?: string) {
	let saved = untrack(given);
	let typed = $state(start ?? saved);
	$effect.pre(() => {
		const next = given();
		untrack(() => {
			if (next === saved) return;
			if (typed === saved) typed = next;
			saved = next;
		});
	});
	return {
		get value() {
			return typed;
		},
		set value(next: string) {
			typed = next;
		}
	};
}
