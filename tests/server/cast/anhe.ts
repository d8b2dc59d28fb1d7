import { eq } from 'drizzle-orm';
import { defaultChains } from '#lib/ledger/chain/chain.ts';
import type { LedgerRow, Level } from '#lib/ledger/row.ts';
import { newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import { insertAssigned } from '#lib/server/record/record.ts';
import { tables } from '#lib/server/db/tables.ts';
import type { Database } from '#lib/server/db/database.ts';
import {
	campaign,
	countyId,
	findings,
	people,
	units,
	type CastFinding,
	type CastUnit
} from '../../cast.ts';

const t = tables;

/** Fills an empty store with 安和县 as tests/cast.ts tells it, its campaign dispatched, no row yet. */
export async function openAnhe(database: Database): Promise<void> {
	await database.openCounty(countyId, async (tx) => {
		await tx.insert(t.counties).values({
			id: countyId,
			code: 'anhe',
			name: '安和县',
			demo: false,
			createdAt: '2022-06-01T00:00:00.000Z'
		});
		await tx.insert(t.units).values(
			Object.values(units).map((unit) => ({
				...unit,
				countyId,
				kind: '',
				contactPerson: '',
				contactPhone: '',
				version: 1
			}))
		);
		await tx.insert(t.people).values(
			Object.entries(people).map(([login, actor]) => ({
				id: actor.personId,
				countyId,
				unitId: actor.unitId,
				name: actor.name,
				login,
				passwordHash: '',
				role: actor.role,
				substitute: actor.substitute,
				admin: actor.admin,
				position: '',
				phone: '',
				mustChangePassword: false,
				failures: 0,
				version: 1
			}))
		);
	});
	await database.write(countyId, 'ledger', async (tx) => {
		await tx.insert(t.campaigns).values({
			...campaign,
			countyId,
			ledgerTitle: '关于2021年度考核评估反馈问题对照整改台账',
			state: 'dispatched' as const,
			chains: defaultChains,
			version: 1
		});
		for (const [index, finding] of Object.values(findings).entries()) {
			await tx.insert(t.findings).values({
				id: finding.id,
				countyId,
				campaignId: campaign.id,
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
			});
			const part = (id: string, ordinal: number) => ({
				id,
				countyId,
				findingId: finding.id,
				ordinal,
				label: '',
				text: id
			});
			if (finding.facetIds.length)
				await tx
					.insert(t.facets)
					.values(finding.facetIds.map((id, at) => ({ ...part(id, at), origins: [] })));
			await tx.insert(t.measures).values(finding.measureIds.map((id, at) => part(id, at)));
		}
	});
}

/** Hands a finding out to a unit and gives the row's id. */
export async function assign(
	database: Database,
	finding: CastFinding,
	unit: CastUnit
): Promise<string> {
	const id = `${finding.id}-${unit.id}`;
	const level = unit.level as Level;
	const row: LedgerRow = {
		id,
		...newRow({
			countyId,
			campaignId: campaign.id,
			findingId: finding.id,
			unitId: unit.id,
			level,
			townshipId: level === 'village' ? unit.parentId : level === 'township' ? unit.id : null,
			leadUnitId: finding.leadUnitId,
			ordinal: 1,
			chain: defaultChains[level],
			replyBy: campaign.ledgersDueOn
		})
	};
	await database.write(countyId, 'ledger', (tx) =>
		insertAssigned(tx, people.chenJing, [row], '2022-06-06T01:00:00.000Z')
	);
	return id;
}

/** 自查问题 of the campaign, as a dispatch makes it beside the findings of the notice. */
export async function openSelfFound(database: Database): Promise<string> {
	await database.write(countyId, 'ledger', async (tx) => {
		await tx.insert(t.findings).values({
			id: 'self',
			countyId,
			campaignId: campaign.id,
			kind: 'selfFound' as const,
			number: '自',
			ordinal: 9,
			section: '',
			title: '自查问题',
			text: '',
			origins: [],
			measureLead: '',
			key: false,
			toVillages: true,
			leftOut: false,
			leadUnitId: null
		});
	});
	return 'self';
}

/** The campaign as it is after 结束批次, whatever still is open in it. */
export async function endCampaignByHand(database: Database): Promise<void> {
	await database.write(countyId, 'ledger', (tx) =>
		tx.update(t.campaigns).set({ state: 'ended' }).where(eq(t.campaigns.id, campaign.id))
	);
}
