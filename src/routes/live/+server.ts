import { error } from '@sveltejs/kit';
import { watchLedger } from '#lib/server/ledger-watch.ts';
import { actorOf } from '#lib/server/sessions/sessions.ts';
import type { RequestHandler } from './$types';

const beat = 25_000;

/** Streams that are open; one listener ends them all when the program stops. */
const streams = new Set<() => void>();
process.once('sveltekit:shutdown' as never, () => {
	for (const close of streams) close();
});

/** A stream that says “moved” when the county's ledger has changed; it carries no data of its own. */
export const GET: RequestHandler = ({ locals, cookies }) => {
	const actor = locals.actor;
	if (!actor) error(401, '请先登录');
	let end = () => {};
	const body = new ReadableStream<Uint8Array>({
		start(controller) {
			const encoder = new TextEncoder();
			let open = true;
			const send = (text: string) => void (open && controller.enqueue(encoder.encode(text)));
			send('retry: 3000\n\n');
			const unwatch = watchLedger(actor.countyId, (revision) =>
				send(`event: moved\ndata: ${revision}\n\n`)
			);
			const heart = setInterval(async () => {
				// A store that is away for a moment signs nobody out; the browser may leave while it is asked.
				const stays = await actorOf(cookies).catch(() => actor);
				if (!open) return;
				if (stays) send(': beat\n\n');
				else close();
			}, beat);
			const close = () => {
				end();
				controller.close();
			};
			end = () => {
				open = false;
				clearInterval(heart);
				unwatch();
				streams.delete(close);
			};
			streams.add(close);
		},
		cancel: () => end()
	});
	return new Response(body, {
		headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' }
	});
};
