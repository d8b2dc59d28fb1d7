import { defaultChains } from '#lib/ledger/chain/chain.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Database } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { countyId, findings } from '../../cast.ts';

/** Campaigns of 安和县 beside the one of tests/cast.ts: one dispatched later, one that ended before. */
export const later = {
	id: 'visits-2022',
	name: '2022年暗访反馈问题对照整改',
	startOn: '2022-06-25',
	ledgersDueOn: '2022-07-20',
	endOn: '2022-08-31'
};
export const before = {
	id: 'mirror-2021',
	name: '2020年度反馈问题对照整改',
	startOn: '2021-06-01',
	ledgersDueOn: '2021-07-01',
	endOn: '2021-07-31'
};

/** Dispatches a campaign with the findings of the cast under ids of its own. */
export async function openCampaign(
	database: Database,
	one: typeof later,
	state: 'dispatched' | 'ended'
): Promise<void> {
	await database.write(countyId, 'ledger', async (tx) => {
		await tx
			.insert(tables.campaigns)
			.values({ ...one, countyId, ledgerTitle: '台账', state, chains: defaultChains, version: 1 });
		await tx.insert(tables.findings).values(
			Object.values(findings).map((finding, index) => ({
				id: inCampaign(one.id, finding.id),
				countyId,
				campaignId: one.id,
				kind: 'feedback' as const,
				number: finding.number,
				ordinal: index + 1,
				section: '',
				title: finding.title,
				text: finding.title,
				origins: [],
				measureLead: '',
				key: finding.key,
				toVillages: true,
				leftOut: false,
				leadUnitId: finding.leadUnitId
			}))
		);
	});
}

/** The same rows in another campaign. */
export async function copyRowsTo(
	database: Database,
	campaignId: string,
	rows: LedgerRow[]
): Promise<LedgerRow[]> {
	const copies = rows.map((row) => ({
		...row,
		id: inCampaign(campaignId, row.id),
		campaignId,
		findingId: inCampaign(campaignId, row.findingId)
	}));
	await database.write(countyId, 'ledger', (tx) => insertMany(tx, tables.ledgerRows, copies));
	return copies;
}

export function inCampaign(campaignId: string, id: string): string {
	return `${campaignId}-${id}`;
}
