import { currentRequest, type CurrentRequest } from './current-request.ts';
import type { Reader } from './engine.ts';
import { revisionsOf, streamKinds, type StreamKind } from './streams.ts';

/** All revisions of a county as a request found them, and how often this process had moved the stream by then. */
interface Found {
	moves: number;
	all: Promise<number[]>;
}

/**
 * Revisions as views ask for them: read once in a request, and anew in the same request as soon as this process has
 * moved the stream, so that a page made after a form was taken has what the form did. Nothing outlives its request.
 */
export function requestRevisions(read: () => Reader) {
	const moves = new Map<string, number>();
	const requests = new WeakMap<CurrentRequest, Map<string, Found>>();
	const movesOf = (stream: string) => moves.get(stream) ?? 0;

	function foundIn(request: CurrentRequest, countyId: string, kinds: StreamKind[]) {
		const found = requests.get(request) ?? new Map<string, Found>();
		requests.set(request, found);
		const stands = kinds.every((kind) => {
			const stream = streamOf(countyId, kind);
			return found.get(stream)?.moves === movesOf(stream);
		});
		if (stands) return found;
		const all = revisionsOf(read(), countyId, [...streamKinds]);
		for (const kind of streamKinds) {
			const stream = streamOf(countyId, kind);
			found.set(stream, { moves: movesOf(stream), all });
		}
		return found;
	}

	return {
		/** Of these streams of a county, in the order asked for; 0 where there is none. */
		async of(countyId: string, kinds: StreamKind[]): Promise<number[]> {
			const request = currentRequest();
			if (!request) return revisionsOf(read(), countyId, kinds);
			const found = foundIn(request, countyId, kinds);
			const each = kinds.map(async (kind) => {
				const all = await found.get(streamOf(countyId, kind))?.all;
				return all?.[streamKinds.indexOf(kind)] ?? 0;
			});
			return Promise.all(each);
		},
		/** To be told whenever a write has ended, well or not: the outcome of a commit may be unknown. */
		moved(countyId: string, kind: StreamKind): void {
			const stream = streamOf(countyId, kind);
			moves.set(stream, movesOf(stream) + 1);
		}
	};
}

function streamOf(countyId: string, kind: StreamKind): string {
	return `${kind} ${countyId}`;
}
