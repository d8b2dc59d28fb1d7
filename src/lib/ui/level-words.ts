import { page } from '$app/state';
import type { LevelWords } from '#lib/ledger/level-words.ts';
import type { ShellView } from '#lib/ledger/view.ts';

/** What the county of this page calls its departments and levels. */
export function wordsHere(): LevelWords {
	return (page.data.shell as ShellView).words;
}
