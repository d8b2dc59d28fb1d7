import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import type { Changes } from '#lib/ledger/events/base.ts';
import { filesInWords } from '#lib/ledger/evidence/file.ts';

/** What an event of 佐证材料 says beyond its name; undefined for any other event. */
export function evidenceDetails(event: LedgerEvent): string | undefined {
	switch (event.type) {
		case 'addEvidence':
			return [filesInWords(addedIn(event.changes.files)), event.paper].filter(Boolean).join('；');
		case 'withdrawEvidence':
			return `${event.name}，${event.reason}`;
	}
}

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
