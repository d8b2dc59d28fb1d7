import type { EvidenceFile, Upload } from '#lib/ledger/evidence/file.ts';

/** A picture that a person uploaded and has not sent yet. */
export function uploadOf(id: string, personId = 'zhengHao', name = `${id}.jpg`): Upload {
	return { id, personId, sha256: `hash-${id}`, name, type: 'image/jpeg', size: 2048 };
}

/** The same picture on the row, come with 申请销号 unless told otherwise. */
export function fileOf(id: string, more: Partial<EvidenceFile> = {}): EvidenceFile {
	const act = { at: '2022-06-18T02:00:00.000Z', with: 'requestClosure', withdrawn: '' };
	return { ...uploadOf(id), ...act, ...more };
}
