import { z } from 'zod';
import { filesInWords } from '#lib/ledger/evidence/file.ts';
import { base, text, type Changes, type WordsOf } from './base.ts';

/** 佐证材料 added or withdrawn, as it is kept for ever; the files themselves stand among the changes. */
export const evidenceEvents = [
	z.object({ type: z.literal('addEvidence'), ...base, paper: text.optional() }),
	z.object({ type: z.literal('withdrawEvidence'), ...base, name: text, reason: text })
] as const;

export const evidenceWords: WordsOf<typeof evidenceEvents> = {
	addEvidence: ({ changes, paper }) =>
		[filesInWords(addedIn(changes.files)), paper].filter(Boolean).join('；'),
	withdrawEvidence: ({ name, reason }) => `${name}，${reason}`
};

/** The files that came with an act; what was withdrawn is told by its own act. */
export function fileLines(files: Changes['files']): { label: string; from: string; to: string }[] {
	const added = addedIn(files);
	if (added.length === 0) return [];
	return [{ label: `佐证材料 ${added.length} 份`, from: '—', to: filesInWords(added) }];
}

function addedIn(files: Changes['files']) {
	const [before, after] = files ?? [[], []];
	return after.filter(({ id }) => !before.some((file) => file.id === id));
}
