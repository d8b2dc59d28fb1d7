import { and, asc, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { ScanView } from './view.ts';
import { logSheetsRead } from '#lib/server/record/access.ts';
import { now } from '#lib/server/clock.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { append } from '#lib/server/record/events.ts';
import { newId } from '#lib/server/ids.ts';
import { peopleNames } from '#lib/server/sight/finding-of-row.ts';
import { checkScan, putScan, readScan, type CheckedScan } from './scan-files.ts';
import { submitter, whereSubmitter, type Submitter } from './access.ts';
import { submissionNow } from './now.ts';

const { submissionScans: s } = tables;

/** Whether a person may add scans for a unit: its own clerks and heads, and those of the office. */
export function mayScan(actor: Actor, unitId: string): boolean {
	return isOffice(actor) || (actor.unitId === unitId && actor.role !== 'leader');
}

/**
 * Keeps scans of the stamped sheet with the latest version of a unit; one that is there already is kept once.
 * @returns how many were new, or why not; then none of them is kept
 */
export async function addScans(
	actor: Actor,
	campaignId: string,
	unitId: string,
	version: number,
	files: { bytes: Uint8Array; name: string }[]
): Promise<{ added: number } | Refusal> {
	const place = await submitter(actor, campaignId, unitId);
	if (isRefusal(place)) return place;
	if (!mayScan(actor, unitId))
		return refuse('forbidden', '扫描件由报送单位或领导小组办公室上传，您的账号没有这项权限。');
	if (files.length === 0)
		return refuse('said', '请先选择盖章台账的扫描件（PDF、JPG 或 PNG）。', 'scans');
	const checked: CheckedScan[] = [];
	for (const { bytes, name } of files) {
		const scan = await checkScan(bytes, name);
		if (isRefusal(scan)) return scan;
		checked.push(scan);
	}
	for (const scan of checked) await putScan(scan);
	return db().write(actor.countyId, 'ledger', async (tx) => {
		if ((await submissionNow(tx, place)).version !== version || version === 0)
			return refuse('stale', '扫描件要跟着最新一版：请刷新页面，在最新一版下面上传。');
		let added = 0;
		for (const scan of checked) if (await addOne(tx, actor, place, version, scan)) added++;
		return { added };
	});
}

async function addOne(
	tx: Tx,
	{ countyId, personId, unitId: actingUnit }: Actor,
	{ unit, campaign }: Submitter,
	version: number,
	{ sha256, name, type, bytes }: CheckedScan
): Promise<boolean> {
	const known = and(
		whereSubmitter(s, { unit, campaign }),
		eq(s.version, version),
		eq(s.sha256, sha256)
	);
	const [there] = await tx.select({ id: s.id }).from(s).where(known);
	if (there) return false;
	const at = now();
	const place = { countyId, campaignId: campaign.id };
	await tx.insert(s).values({
		...place,
		id: newId(),
		unitId: unit.id,
		version,
		sha256,
		name,
		type,
		personId,
		at,
		size: bytes.length
	});
	await append(tx, {
		...place,
		kind: 'ledger',
		type: 'submissionScanAdded',
		personId,
		at,
		unitId: actingUnit,
		body: { unitId: unit.id, unit: unit.shortName, version, name, sha256 }
	});
	return true;
}

/** The scans of a unit's submissions by version, in the order they came. */
export async function scansOf(place: Submitter): Promise<Map<number, ScanView[]>> {
	const found = await db().read.select().from(s).where(whereSubmitter(s, place)).orderBy(asc(s.id));
	const people = await peopleNames(place.campaign.countyId);
	const views = found.map(({ id, version, name, size, personId, at }) => ({
		version,
		id,
		name,
		size,
		at,
		person: people.get(personId) ?? ''
	}));
	return Map.groupBy(views, ({ version }) => version);
}

/** A scan to be downloaded by who sees the unit's whole ledger. @returns `unseen` otherwise, and where its file is gone */
export async function scanFile(
	actor: Actor,
	campaignId: string,
	unitId: string,
	scanId: string
): Promise<
	{ name: string; type: string; size: number; body: ReadableStream<Uint8Array> } | Refusal
> {
	const place = await submitter(actor, campaignId, unitId);
	if (isRefusal(place)) return place;
	const [found] = await db()
		.read.select()
		.from(s)
		.where(and(whereSubmitter(s, place), eq(s.id, scanId)));
	if (!found) return refuse('unseen', '没有找到这个扫描件：它不在您的范围内，或网址有误。');
	const body = readScan(found.sha256);
	if (!body)
		return refuse(
			'unseen',
			'扫描件的文件不在数据目录里了：请联系系统管理员从备份恢复 scans 目录。'
		);
	await logSheetsRead(actor, campaignId, place.unit, `扫描件“${found.name}”`);
	return { name: found.name, type: found.type, size: found.size, body };
}
