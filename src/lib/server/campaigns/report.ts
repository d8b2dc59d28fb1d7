import { and, countDistinct, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { proposedReport, type ReportFinding } from './report-text.ts';
import type { FindingCounts } from '#lib/ledger/rates/finding-counts.ts';
import type { Hidden } from '#lib/ledger/mask/leaving.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { isOffice, scopeOf } from '#lib/ledger/permissions.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { campaignOf, type Campaign } from './campaigns.ts';
import { now, today } from '#lib/server/clock.ts';
import { db, type Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { countyIn, directory, levelWordsIn, officeOf } from '#lib/server/directory.ts';
import { append } from '#lib/server/record/events.ts';
import { countedOn, namesInFindings } from '#lib/server/findings/names.ts';
import { countsByFinding } from './finding-counts.ts';
import { leaving } from '#lib/server/sight/leaving.ts';

const { campaigns, findings: f, ledgerRows: r } = tables;
const longest = 20_000;

/** The 集中整改情况报告 of a campaign as it is worded now. */
export interface ReportView {
	campaign: { id: string; name: string; ended: boolean; version: number };
	text: string;
	/** Nothing was kept yet, or a new draft was asked for: the text stands only here. */
	fresh: boolean;
	mayEdit: boolean;
}

/**
 * The report as kept, or drafted from the figures of this moment. For those who see the whole county.
 * @param anew a new draft, whatever was kept
 */
export async function reportView(
	actor: Actor,
	campaignId: string,
	anew: boolean
): Promise<ReportView | Refusal> {
	const campaign = await campaignOf(actor, campaignId);
	if (isRefusal(campaign)) return campaign;
	if (!scopeOf(actor).all)
		return refuse('unseen', '没有找到这一页：集中整改情况报告由领导小组办公室起草。');
	const { id, name, state, version, report } = campaign;
	const fresh = anew || report === '';
	return {
		campaign: { id, name, ended: state === 'ended', version },
		// Also what was kept before somebody in it was marked.
		text: (
			await leaving(actor.countyId, campaignId, fresh ? await proposedNow(actor, campaign) : report)
		).text,
		fresh,
		mayEdit: isOffice(actor)
	};
}

/**
 * Keeps the report as the office worded it, villagers masked: it goes to the level above.
 * @param version of the campaign as its page was opened: a colleague who was first is not overwritten
 * @returns what was masked
 */
export async function saveReport(
	actor: Actor,
	campaignId: string,
	version: number,
	text: string
): Promise<Hidden | Refusal> {
	const campaign = await campaignOf(actor, campaignId);
	if (isRefusal(campaign)) return campaign;
	if (!isOffice(actor))
		return refuse('forbidden', '集中整改情况报告由领导小组办公室的经办或负责人修改。');
	const worded = text.replaceAll('\r\n', '\n').trim();
	const { text: report, hidden } = await leaving(actor.countyId, campaignId, worded);
	if (!report) return refuse('said', '报告内容不能为空；要重来请点“按当前数据重新起草”。', 'text');
	if (report.length > longest)
		return refuse('said', `报告最多 ${longest} 字，请精简后再保存。`, 'text');
	return db().write(actor.countyId, 'ledger', async (tx) => {
		const written = await tx
			.update(campaigns)
			.set({ report, version: version + 1 })
			.where(and(eq(campaigns.id, campaignId), eq(campaigns.version, version)))
			.returning({ id: campaigns.id });
		if (written.length === 0) return staleCampaign();
		const { countyId, personId, unitId } = actor;
		await append(tx, {
			countyId,
			kind: 'ledger',
			type: 'reportSaved',
			personId,
			unitId,
			at: now(),
			campaignId,
			body: { name: campaign.name, characters: report.length }
		});
		return hidden;
	});
}

/** Somebody changed the campaign or its report since the page was opened. */
export function staleCampaign(): Refusal {
	return refuse('stale', '刚刚有同事改过本批次或报告：请刷新页面，看过以后再办理。');
}

/** The draft from the figures of the whole county, as a reader sees them: for those who see all. */
export async function proposedNow(
	actor: Actor,
	campaign: Campaign,
	read: Reader = db().read
): Promise<string> {
	const units = await directory(actor.countyId, read);
	const counts = await countsByFinding(read, campaign.id);
	const findings = await findingsIn(read, campaign, counts.byFinding);
	return proposedReport({
		county: countyIn(units)?.shortName ?? '',
		words: levelWordsIn(units),
		campaign: campaign.name,
		startOn: campaign.startOn,
		on: today(),
		office: officeOf(units)?.name ?? '领导小组办公室',
		units: await unitsIn(read, campaign.id),
		feedback: findings.filter(({ selfFound }) => !selfFound).length,
		all: counts.all,
		findings
	});
}

async function unitsIn(read: Reader, campaignId: string) {
	const found = await read
		.select({ level: r.level, units: countDistinct(r.unitId) })
		.from(r)
		.where(eq(r.campaignId, campaignId))
		.groupBy(r.level);
	const of = (level: string) => found.find((line) => line.level === level)?.units ?? 0;
	return { departments: of('department'), townships: of('township'), villages: of('village') };
}

async function findingsIn(
	read: Reader,
	{ id: campaignId, countyId }: Campaign,
	counts: Map<string, FindingCounts>
): Promise<ReportFinding[]> {
	const found = await read
		.select({ id: f.id, number: f.number, title: f.title, kind: f.kind })
		.from(f)
		.where(eq(f.campaignId, campaignId))
		.orderBy(f.ordinal);
	const names = await namesInFindings(countyId, read);
	return found.flatMap(({ id, kind, number, title }) => {
		const counted = counts.get(id);
		if (!counted) return [];
		const named = { number, title: maskText(title, countedOn(names, id)) };
		return [{ ...counted, ...named, selfFound: kind === 'selfFound' }];
	});
}
