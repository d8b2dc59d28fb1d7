import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { mostFiles } from '#lib/ledger/command/evidence.ts';
import { largestFile, sizeInWords, countedFiles } from '#lib/ledger/evidence/file.ts';
import { standingOf } from '#lib/ledger/chain/panel.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { mayAttach } from '#lib/ledger/workflow/verbs/evidence.ts';
import { now } from '#lib/server/clock.ts';
import { db, type Reader, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { newId } from '#lib/server/ids.ts';
import { seenRow } from '#lib/server/record/record.ts';
import { unseen } from '#lib/server/record/stale.ts';
import { seatsOf } from '#lib/server/sight/seats.ts';
import { checkEvidence, tooLarge, type CheckedFile } from './check.ts';
import { putEvidence } from './files.ts';
import { dropUploads, uploadsOf } from '#lib/server/record/staged.ts';

const { evidence: e, uploads: u } = tables;

/**
 * Takes in one file for a row, to be sent with a later act. Bytes first, then the record: a crash in between
 * leaves bytes that nobody names, which `npm run evidence -- sweep` removes. Sent twice it is kept once.
 * @param name as it came
 * @param body the bytes; read to the end of what is allowed and no further
 */
export async function addUpload(
	actor: Actor,
	rowId: string,
	name: string,
	body: AsyncIterable<Uint8Array>
): Promise<UploadView | Refusal> {
	const row = await seenRow(db().read, actor, rowId);
	if (!row) return unseen();
	const seats = (await seatsOf(row.countyId, [row]))(row);
	if (!mayAttach(row, actor, standingOf(row, actor, seats))) return notHere;
	const bytes = await wholeBody(body, name);
	if (isRefusal(bytes)) return bytes;
	const file = await checkEvidence(bytes, name);
	if (isRefusal(file)) return file;
	await putEvidence(file);
	const upload = await db().write(actor.countyId, 'draft', (tx) => stage(tx, actor, rowId, file));
	// A sweep may have looked just before the record was there.
	await putEvidence(file);
	if (isRefusal(upload)) return upload;
	return uploadView({ ...upload, ...file, size: file.bytes.length });
}

/** Takes back a file that was uploaded and not yet sent. @returns `unseen` for any other */
export async function removeUpload(
	actor: Actor,
	rowId: string,
	uploadId: string
): Promise<Refusal | undefined> {
	return db().write(actor.countyId, 'draft', async (tx) => {
		const own = await ownUploads(tx, actor, rowId);
		if (!own.some(({ id }) => id === uploadId)) return unseenFile();
		await dropUploads(tx, rowId, [uploadId]);
	});
}

/** What a person uploaded for a row they see and has not sent. */
export async function ownUploads(read: Reader, actor: Actor, rowId: string) {
	if (!(await seenRow(read, actor, rowId))) return [];
	const all = await uploadsOf(read, rowId);
	return all.filter(({ personId }) => personId === actor.personId);
}

export function uploadView(file: {
	id: string;
	name: string;
	size: number;
	type: string;
}): UploadView {
	const { id, name, size, type } = file;
	return { id, name, size: sizeInWords(size), picture: type.startsWith('image/') };
}

/** The same answer for a file that is elsewhere, deleted or never was. */
export function unseenFile(): Refusal {
	return refuse('unseen', '没有找到这份材料：它不在您的范围内，或网址有误。');
}

async function stage(
	tx: Tx,
	actor: Actor,
	rowId: string,
	file: CheckedFile
): Promise<{ id: string } | Refusal> {
	const row = await seenRow(tx, actor, rowId);
	if (!row) return unseen();
	const there = countedFiles(row.files).find(({ sha256 }) => sha256 === file.sha256);
	if (there) return alreadyThere(file, there.name);
	const own = await ownUploads(tx, actor, rowId);
	const same = own.find(({ sha256 }) => sha256 === file.sha256);
	if (same) return same;
	if (own.length >= mostFiles)
		return refuse(
			'said',
			`这一条待提交的文件已有 ${mostFiles} 个：请先提交，再添加“${file.name}”。`,
			'fileIds'
		);
	await register(tx, row, file);
	const { countyId, personId } = actor;
	const upload = { id: newId(), countyId, rowId, personId, sha256: file.sha256, name: file.name };
	await tx.insert(u).values({ ...upload, at: now() });
	return upload;
}

async function register(tx: Tx, { countyId }: LedgerRow, file: CheckedFile): Promise<void> {
	const { sha256, type, width, height } = file;
	const [known] = await tx
		.select({ sha256: e.sha256 })
		.from(e)
		.where(and(eq(e.countyId, countyId), eq(e.sha256, sha256)));
	if (known) return;
	await tx.insert(e).values({
		countyId,
		sha256,
		type,
		width,
		height,
		at: now(),
		size: file.bytes.length,
		thumbnail: file.thumbnail !== null
	});
}

/** The bytes, no more in memory than a file may have; what comes beyond is counted and let go. */
async function wholeBody(
	body: AsyncIterable<Uint8Array>,
	name: string
): Promise<Uint8Array | Refusal> {
	let chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of body) {
			size += chunk.length;
			if (size <= largestFile) chunks.push(chunk);
			else chunks = [];
		}
	} catch {
		if (size <= largestFile) return refuse('cutOff', '没有传完：网络断了，请重试。', 'fileIds');
	}
	return size > largestFile ? tooLarge(name, size) : Buffer.concat(chunks);
}

function alreadyThere({ name }: CheckedFile, known: string): Refusal {
	return refuse('alreadyThere', `“${name}”与本条已有的“${known}”内容相同，不用再传。`, 'fileIds');
}

const notHere = refuse(
	'notPermitted',
	'这一条现在不能由您添加佐证材料：由责任单位（村的可由所属乡镇）或正在核查、审定的人添加。',
	'fileIds'
);

/** A file that waits to be sent with an act. */
export interface UploadView {
	/** For `fileIds`; opens /rows/[row]/files/[id] for who uploaded it. */
	id: string;
	name: string;
	size: string;
	/** Has a thumbnail: /rows/[row]/files/[id]?thumb=1. */
	picture: boolean;
}
