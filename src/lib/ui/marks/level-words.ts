import { page } from '$app/state';
import type { LevelWords } from '#lib/ledger/roster/level-words.ts';
import type { ShellView } from '#lib/ui/shell.ts';

/** What the county of this page calls its departments and levels. */
export function wordsHere(): LevelWords {
	return (page.data.shell as ShellView).words;
}
