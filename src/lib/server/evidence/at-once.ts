import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { record, seenRow, type Expected, type Recorded } from '#lib/server/record/record.ts';
import { unseen } from '#lib/server/record/stale.ts';
import { addUpload } from './uploads.ts';

/**
 * 补充佐证材料 as a browser without scripts sends it: the files in one form. Where one of them is refused none is
 * added; those before it wait with the person's uploads.
 */
export async function addFiles(
	actor: Actor,
	rowId: string,
	files: File[],
	expected: Expected
): Promise<Recorded | Refusal> {
	if (!(await seenRow(db().read, actor, rowId))) return unseen();
	const named = files.filter(({ name, size }) => name !== '' || size > 0);
	if (named.length === 0) return refuse('noFile', '请先选择要添加的文件。', 'fileIds');
	const fileIds: string[] = [];
	for (const file of named) {
		const upload = await addUpload(actor, rowId, file.name, file.stream());
		if (isRefusal(upload)) return upload;
		fileIds.push(upload.id);
	}
	return record(actor, rowId, { verb: 'addEvidence', fileIds }, expected);
}
