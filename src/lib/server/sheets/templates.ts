import { and, eq } from 'drizzle-orm';
import {
	addedKeys,
	currentColumns,
	noticeColumns,
	printedColumns
} from '#lib/exchange/sheets/template-columns.ts';
import type { SheetColumn } from '#lib/exchange/sheets/book.ts';
import { templateTitle, TEMPLATES } from '#lib/exchange/sheets/templates.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import {
	templateRefusal,
	templateKeys,
	type ColumnSetting,
	type TemplateView,
	type TemplateKey
} from '#lib/ledger/sheets/columns.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { campaignOf } from '#lib/server/campaigns/campaigns.ts';
import { now } from '#lib/server/clock.ts';
import { db, type Reader, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { levelWordsOf } from '#lib/server/directory.ts';
import { append } from '#lib/server/record/events.ts';

const { ledgerForms } = tables;

/** The printed columns of every form of a campaign. */
export type TemplateColumns = Record<TemplateKey, SheetColumn[]>;

/** The columns each form of a campaign prints: the office's own where it set them, else the notice's. */
export async function columnsOfTemplates(campaignId: string): Promise<TemplateColumns> {
	const kept = await db()
		.read.select({ template: ledgerForms.template, columns: ledgerForms.columns })
		.from(ledgerForms)
		.where(eq(ledgerForms.campaignId, campaignId));
	const own = new Map(kept.map(({ template, columns }) => [template, columns]));
	return Object.fromEntries(
		templateKeys.map((key) => [key, printedColumns(templateOf(key, own.get(key)))])
	) as TemplateColumns;
}

/** The forms whose columns an actor may set; none but the office may. */
export async function templateNames(
	actor: Actor
): Promise<{ template: TemplateKey; name: string }[]> {
	if (!isOffice(actor)) return [];
	const words = await levelWordsOf(actor.countyId);
	return templateKeys.map((template) => ({ template, name: templateTitle(template, words) }));
}

/** A form as the office sees it before it changes it; only the office may. */
export async function templateView(
	actor: Actor,
	campaignId: string,
	template: string
): Promise<TemplateView | Refusal> {
	const campaign = await campaignOf(actor, campaignId);
	if (isRefusal(campaign)) return campaign;
	const key = templateKeys.find((known) => known === template);
	if (!key || !isOffice(actor))
		return refuse('unseen', '没有找到这个表式：表式由领导小组办公室设置，或网址有误。');
	const kept = await columnsSet(db().read, campaignId, key);
	const name = templateTitle(key, await levelWordsOf(actor.countyId));
	const { paper } = TEMPLATES[key];
	return {
		template: key,
		name,
		paper,
		added: addedKeys(key),
		columns: templateOf(key, kept?.columns),
		version: kept?.version ?? 0
	};
}

/**
 * Sets the columns of a form for a campaign; every ledger printed from now on has them, submissions keep theirs.
 * @param columns in print order, or null for the form of the notice
 * @param version of the form as the office opened it
 * @returns a refusal when it cannot be printed so, or somebody changed it meanwhile
 */
export async function setTemplate(
	actor: Actor,
	campaignId: string,
	template: string,
	columns: ColumnSetting[] | null,
	version: number
): Promise<{ version: number } | Refusal> {
	const before = await templateView(actor, campaignId, template);
	if (isRefusal(before)) return before;
	const key = before.template;
	const after = columns ? currentColumns(key, columns) : noticeColumns(key);
	const wrong = templateRefusal(after, before.paper);
	if (wrong) return wrong;
	return db().write(actor.countyId, 'ledger', async (tx) => {
		const kept = await columnsSet(tx, campaignId, key);
		if ((kept?.version ?? 0) !== version)
			return refuse(
				'stale',
				'这个表式刚刚被别人改过：再保存会盖掉对方的修改；要看对方改成了什么，请重新打开本页。',
				'columns'
			);
		await writeColumns(tx, actor, campaignId, key, after, version + 1);
		await append(tx, {
			countyId: actor.countyId,
			kind: 'ledger',
			type: 'setLedgerForm',
			at: now(),
			personId: actor.personId,
			unitId: actor.unitId,
			campaignId,
			body: { template: key, from: templateOf(key, kept?.columns), to: after }
		});
		return { version: version + 1 };
	});
}

async function writeColumns(
	tx: Tx,
	{ countyId }: Actor,
	campaignId: string,
	template: TemplateKey,
	form: ColumnSetting[],
	version: number
): Promise<void> {
	const columns = JSON.stringify(form);
	if (version === 1)
		await tx.insert(ledgerForms).values({ campaignId, template, countyId, columns, version });
	else
		await tx
			.update(ledgerForms)
			.set({ columns, version })
			.where(whereTemplate(campaignId, template));
}

async function columnsSet(read: Reader | Tx, campaignId: string, template: TemplateKey) {
	const [kept] = await read
		.select({ columns: ledgerForms.columns, version: ledgerForms.version })
		.from(ledgerForms)
		.where(whereTemplate(campaignId, template));
	return kept;
}

function whereTemplate(campaignId: string, template: TemplateKey) {
	return and(eq(ledgerForms.campaignId, campaignId), eq(ledgerForms.template, template));
}

function templateOf(template: TemplateKey, kept: string | undefined): ColumnSetting[] {
	return kept
		? currentColumns(template, JSON.parse(kept) as ColumnSetting[])
		: noticeColumns(template);
}
