import { inArray } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { doorWith } from '#lib/web/doors.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { excerpt, saysTerm } from '#lib/ledger/search.ts';
import type { SearchGroup, SearchHit } from '#lib/server/search/view.ts';
import { type CampaignView, dispatchedCampaigns } from '#lib/server/campaigns/current.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { countedOn, namesInFindings } from '#lib/server/findings/names.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { idsIn, type Within } from '#lib/server/sight/within.ts';
import { mostHits } from './most.ts';

const { facets, findings, ledgerRows, measures } = tables;

/** A finding with all its official words, each part under its name. */
interface Official {
	id: string;
	campaignId: string;
	number: string;
	title: string;
	parts: { name: string; text: string }[];
}

/** Findings of which the actor sees a row; villagers named in their official words are masked. */
export async function findFindings(
	actor: Actor,
	within: Within,
	readings: string[][]
): Promise<SearchGroup> {
	const several = idsIn(within).length > 1 ? await dispatchedCampaigns(actor) : [];
	const terms = readings.flat();
	const found = (await officialWords(actor, within)).filter(({ number, title, parts }) =>
		readings.some((words) =>
			words.every((term) =>
				[`反馈问题${number} ${title}`, ...parts.map(({ text }) => text)].some((text) =>
					saysTerm(text, term)
				)
			)
		)
	);
	return {
		key: 'findings',
		title: '反馈问题',
		total: found.length,
		hits: found.slice(0, mostHits).map((finding) => hitOf(finding, terms, several)),
		more: null
	};
}

async function officialWords(actor: Actor, within: Within): Promise<Official[]> {
	const read = db().read;
	const seen = await read
		.selectDistinct({ id: ledgerRows.findingId })
		.from(ledgerRows)
		.where(whereVisible(actor, within));
	const ids = seen.map(({ id }) => id);
	if (ids.length === 0) return [];
	const heads = await read
		.select()
		.from(findings)
		.where(inArray(findings.id, ids))
		.orderBy(findings.ordinal);
	const partsOf = async (table: typeof facets | typeof measures, name: string) => {
		const found = await read
			.select({ findingId: table.findingId, label: table.label, text: table.text })
			.from(table)
			.where(inArray(table.findingId, ids))
			.orderBy(table.findingId, table.ordinal);
		return found.map((part) => ({ ...part, name: `${name}${part.label}` }));
	};
	const parts = [...(await partsOf(facets, '具体表现')), ...(await partsOf(measures, '整改措施'))];
	const names = await namesInFindings(actor.countyId);
	return heads.map(({ id, campaignId, number, title, text, measureLead }) => {
		const counted = countedOn(names, id);
		const said = [
			{ name: '原文', text },
			{ name: '整改措施', text: measureLead },
			...parts.filter(({ findingId }) => findingId === id)
		];
		// Asked for and shown as it is read at a distance, so that no word confirms what reading hides.
		return {
			id,
			campaignId,
			number,
			title: maskText(title, counted),
			parts: said.map(({ name, text }) => ({ name, text: maskText(text, counted) }))
		};
	});
}

function hitOf(
	{ id, campaignId, number, title, parts }: Official,
	terms: string[],
	several: CampaignView[]
): SearchHit {
	const campaign = several.find((one) => one.id === campaignId);
	const said = parts.filter(({ text }) => terms.some((term) => saysTerm(text, term)));
	// The whole text of a finding holds its facets too: the narrower part says more.
	const best = said.findLast(({ name }) => name !== '原文') ?? said[0];
	return {
		id,
		href: doorWith(`/rows?finding=${id}`, campaign ? `campaign=${campaignId}` : ''),
		title: excerpt(`${number} ${title}`, terms),
		text: best ? [{ text: `${best.name}：`, hit: false }, ...excerpt(best.text, terms)] : [],
		note: '',
		campaign: campaign?.name ?? ''
	};
}
