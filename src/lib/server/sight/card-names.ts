import type { FindingName } from '#lib/server/findings/titles.ts';
import type { Day } from '#lib/ledger/day.ts';
import type { DirectoryUnit } from '#lib/server/directory.ts';

export interface CardNames {
	/** Names of campaigns, where rows of several stand together; empty otherwise. */
	campaigns: Map<string, string>;
	units: Map<string, DirectoryUnit>;
	findings: Map<string, FindingName>;
	today: Day;
}
