import { toast } from 'svelte-sonner';

/** A short line at the foot of the screen that goes by itself: what was done. */
export function say(text: string): void {
	// What was refused before has been mended by now.
	toast.dismiss();
	toast(text, { duration: 4000 });
}

/** What was refused or lost, and why; stays until read. */
export function sayRefused(text: string): void {
	toast.warning(text, { duration: 10_000 });
}
