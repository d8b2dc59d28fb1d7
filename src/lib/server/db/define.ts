import { defineCampaigns } from './define/campaigns.ts';
import { defineLedger } from './define/ledger.ts';
import { defineRecord } from './define/record.ts';
import { defineReports } from './define/reports.ts';
import { defineUnits } from './define/units.ts';
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
