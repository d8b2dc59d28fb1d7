import { invalidate } from '$app/navigation';

let holds = 0;
let missed = false;

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
		clearTimeout(timer);
		timer = window.setTimeout(refresh, 400);
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
	if (!missed) void invalidate('taizhang:ledger');
}
