import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';

/** A county's pages do not all ask at the same moment, nor one of them more often than this (ms). */
const soonest = 300;
const spread = 1200;
const gap = 5000;

let holds = 0;
let missed = false;
let last = 0;
/** A page that was on its way and never came. */
let lost: Promise<void> | null = null;

/** Keeps pages from being drawn anew while a card is in the hand; the returned function lets go. */
export function hold(): () => void {
	holds += 1;
	return () => {
		holds -= 1;
		if (holds === 0 && missed) refresh();
	};
}

/**
 * Draws the page anew whenever the county's ledger moves, as `/live` says.
 * Hidden pages let go of their stream: over http/1.1 a browser has six connections for one host.
 */
export function followLedger(): () => void {
	let stream: EventSource | null = null;
	let timer = 0;
	const moved = () => {
		if (timer) return;
		const wait = Math.max(soonest + Math.random() * spread, last + gap - Date.now());
		timer = window.setTimeout(() => {
			timer = 0;
			refresh();
		}, wait);
	};
	const follow = () => {
		stream?.close();
		stream = null;
		if (document.hidden) return;
		stream = new EventSource('/live');
		stream.addEventListener('moved', moved);
	};
	const back = () => {
		follow();
		if (!document.hidden) refresh();
	};
	follow();
	document.addEventListener('visibilitychange', back);
	return () => {
		document.removeEventListener('visibilitychange', back);
		clearTimeout(timer);
		stream?.close();
	};
}

function refresh() {
	missed = holds > 0;
	if (missed) return;
	// Drawing anew takes the place of a page that is still coming: the click that asked for it would be lost.
	const coming = navigating.complete;
	if (coming && coming !== lost) {
		void coming.catch(() => (lost = coming)).then(() => setTimeout(refresh));
		return;
	}
	last = Date.now();
	void invalidate('taizhang:ledger');
}
