import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { app, eventOf, serverFiles } from './every-answer.ts';

/** Pages for everybody; they answer by themselves, or ask the store that is away. */
const open = [
	'',
	'livez',
	'readyz',
	'login',
	'logout',
	'setup/[token]',
	'(app)/drafts',
	'too-long'
];

test('while nobody can be asked who is there, no page and no file answers', async () => {
	const answered: string[] = [];
	for (const file of serverFiles()) {
		const route = relative(app, join(file, '..'));
		if (open.includes(route)) continue;
		const module = (await import(/* @vite-ignore */ file)) as Record<string, unknown>;
		const ask = (module.load ?? module.GET) as ((event: unknown) => unknown) | undefined;
		if (!ask) continue;
		try {
			await ask(unknownPerson());
			answered.push(route);
		} catch (error) {
			if ((error as Error).message !== 'away') answered.push(`${route}: ${String(error)}`);
		}
	}
	expect(answered).toEqual([]);
});

/** As hooks.server.ts leaves it: whoever asks for the person gets the error. */
function unknownPerson() {
	const event = eventOf({} as Actor, { day: '2022-06-20' }, '') as { locals: object };
	Object.defineProperty(event.locals, 'actor', {
		get() {
			throw new Error('away');
		}
	});
	return event;
}
