import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { logRowRead } from '#lib/server/record/access.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { seenRow } from '#lib/server/record/record.ts';
import { veilsOf } from '#lib/server/sight/names.ts';
import { streamEvidence } from './files.ts';
import { ownUploads, unseenFile } from './uploads.ts';

const { evidence: e } = tables;

/** A file as it is sent to a browser. */
export interface SentFile {
	name: string;
	type: string;
	/** Of what is sent, for the browser to ask whether it still has it. */
	tag: string;
	/** A picture that was made anew here: safe to be shown in place. */
	picture: boolean;
	body: ReadableStream<Uint8Array>;
}

/**
 * A file of a row, or what this person uploaded for it, for those who see the row.
 * @param thumbnail the small picture; a document has none
 * @returns the same `unseen` for a file that is elsewhere, deleted or invented
 */
export async function evidenceFile(
	actor: Actor,
	rowId: string,
	fileId: string,
	thumbnail: boolean
): Promise<SentFile | Refusal> {
	const row = await seenRow(db().read, actor, rowId);
	if (!row) return unseenFile();
	const file =
		row.files.find(({ id }) => id === fileId) ??
		(await ownUploads(db().read, actor, rowId)).find(({ id }) => id === fileId);
	if (!file) return unseenFile();
	const [kept] = await db()
		.read.select({ type: e.type, thumbnail: e.thumbnail })
		.from(e)
		.where(and(eq(e.countyId, row.countyId), eq(e.sha256, file.sha256)));
	if (!kept || (thumbnail && !kept.thumbnail)) return unseenFile();
	const body = streamEvidence(file.sha256, thumbnail);
	if (!body)
		return refuse(
			'gone',
			'这份材料的文件不在数据目录里了：请联系系统管理员从备份恢复 evidence 目录。'
		);
	if (!thumbnail) await logRowRead(actor, row, { what: 'file', file: fileId });
	const veil = (await veilsOf(actor, [row]))(row);
	return {
		name: veil.text(file.name),
		type: thumbnail ? 'image/webp' : kept.type,
		tag: `"${file.sha256}${thumbnail ? '-s' : ''}"`,
		picture: kept.type.startsWith('image/'),
		body
	};
}
