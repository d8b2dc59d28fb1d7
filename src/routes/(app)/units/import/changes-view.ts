import { changesAnything } from '#lib/server/roster/import/changes.ts';
import type { RosterPreview } from '#lib/server/roster/import/import.ts';

const mostNames = 60;

/** A preview as the page shows it: counts whole, long lists cut. */
export function changesView({ changes, notes }: RosterPreview) {
	const names = (list: { name: string; code: string }[]) => ({
		count: list.length,
		names: list.slice(0, mostNames).map((unit) => `${unit.name}（${unit.code}）`)
	});
	return {
		notes,
		anything: changesAnything(changes),
		unchanged: changes.unchanged,
		added: names(changes.added),
		missing: names(changes.missing),
		renamed: changes.renamed.map(({ unit, to }) => `${unit.name} → ${to}（${unit.code}）`),
		altered: changes.altered.map(({ unit, what }) => `${unit.name}：${what}`)
	};
}
