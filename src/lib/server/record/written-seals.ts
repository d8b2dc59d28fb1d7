import type { Link } from './chain.ts';
import type { Seal } from './seals.ts';

/** What the events of a ledger say must stand beside them, by key; null where an early event says no seal. */
export interface WrittenSeals {
	/** By row and version. */
	versions: Map<string, string | null>;
	/** By row and the version that the signing made. */
	signOffs: Map<string, string | null>;
	/** By campaign, unit and version. */
	submissions: Map<string, string | null>;
	/** Events of the first releases, whose records are known by number only. */
	unsealed: number;
}

interface Said {
	version?: unknown;
	step?: unknown;
	unitId?: unknown;
	sealed?: Seal | string;
}

export function noSeals(): WrittenSeals {
	return { versions: new Map(), signOffs: new Map(), submissions: new Map(), unsealed: 0 };
}

/** Notes what one event of the ledger says was written with it. */
export function noteSeals(marks: WrittenSeals, event: Link): void {
	const { type, rowId } = event;
	const submission = type === 'submitted' || type === 'submissionEntered';
	if (!rowId && !submission) return;
	const said = JSON.parse(event.body) as Said;
	if (typeof said.version !== 'number') return;
	if (!said.sealed) marks.unsealed += 1;
	if (submission) {
		const key = recordKey(event.campaignId, said.unitId, said.version);
		marks.submissions.set(key, typeof said.sealed === 'string' ? said.sealed : null);
		return;
	}
	const key = recordKey(rowId, said.version);
	const seal = typeof said.sealed === 'object' ? said.sealed : null;
	marks.versions.set(key, seal?.row ?? null);
	if (seal?.signOff || (!seal && typeof said.step === 'number'))
		marks.signOffs.set(key, seal?.signOff ?? null);
}

/** The key of a record, as `WrittenSeals` has it. */
export function recordKey(...parts: unknown[]): string {
	return parts.join(' ');
}
