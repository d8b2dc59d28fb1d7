import { defineCampaigns } from '#lib/server/db/define/campaigns.ts';
import { defineLedger } from '#lib/server/db/define/ledger.ts';
import { defineRecord } from '#lib/server/db/define/record.ts';
import { defineReports } from '#lib/server/db/define/reports.ts';
import { defineUnits } from '#lib/server/db/define/units.ts';
import type { Kit } from './kit.ts';

/** Every table of the store, written once for both engines. */
export function define(kit: Kit) {
	return {
		...defineRecord(kit),
		...defineUnits(kit),
		...defineCampaigns(kit),
		...defineLedger(kit),
		...defineReports(kit)
	};
}
