import type { Attachment } from 'svelte/attachments';

/** Calls back when the element comes near the screen, and again each time it comes back. */
export function whenSeen(seen: () => void): Attachment {
	return (element) => {
		const watcher = new IntersectionObserver(
			(entries) => {
				if (entries.some((entry) => entry.isIntersecting)) seen();
			},
			{ rootMargin: '400px' }
		);
		watcher.observe(element);
		return () => watcher.disconnect();
	};
}
