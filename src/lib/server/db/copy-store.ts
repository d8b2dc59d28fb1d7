import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { now } from '#lib/server/clock.ts';
import type { Engine } from './engine.ts';
import { makePrivate } from './store-file.ts';

/** A whole copy of an open store, named by the moment; null on an engine that has tools of its own for it. */
export async function copyStore(engine: Engine, folder: string): Promise<string | null> {
	if (!engine.copyTo) return null;
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, `${copyName()}.sqlite`);
	await engine.copyTo(file);
	return file;
}

/** Copies made by earlier programs could be read by everybody on the machine. */
export function makeCopiesPrivate(folder: string): void {
	if (!existsSync(folder)) return;
	for (const name of readdirSync(folder))
		if (name.endsWith('.sqlite')) makePrivate(join(folder, name));
}

/** A name for a copy that is being made now; names sort by their moments. */
export function copyName(): string {
	return `taizhang-${now().replace(/[:.]/g, '-')}`;
}
