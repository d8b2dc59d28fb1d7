import { longText } from '#lib/ledger/command/fields.ts';
import { countedFiles, type EvidenceFile } from '#lib/ledger/evidence/file.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Standing } from '#lib/ledger/chain/panel.ts';
import type { LedgerRow, LeanRow } from '#lib/ledger/row.ts';
import type { Also, Rule } from '#lib/ledger/workflow/decide.ts';
import type { Verb } from '#lib/ledger/verb.ts';
import { barred } from '#lib/ledger/workflow/gate.ts';
import { taken, type Patch, type Scene } from '#lib/ledger/workflow/scene.ts';

/** 补充佐证材料: files, or where further paper lies; also on a row that is signed or struck off. */
const addEvidence: Rule<'addEvidence'> = (row, { fileIds, paper }, scene) => {
	const came = attached(row, 'addEvidence', fileIds, scene);
	if (isRefusal(came)) return came;
	if (came.files.length === 0 && !paper)
		return refuse('noFile', '请先选择要添加的文件，或写明纸质材料存放处。', 'fileIds');
	const evidence = [row.evidence, paper].filter(Boolean).join('；');
	if (evidence.length > longText)
		return refuse('tooLong', `与原有内容合起来超过 ${longText} 字，请精简后再提交。`, 'paper');
	const said = paper ? { paper } : {};
	const patch = paper ? { evidence } : {};
	return taken(row, { type: 'addEvidence', ...said }, { ...came.patch, ...patch }, scene, {
		alsoDo: came.alsoDo
	});
};

/** 作废佐证材料: the file stays and is marked; nothing is taken off a row. */
const withdrawEvidence: Rule<'withdrawEvidence'> = (row, { fileId, reason }, scene) => {
	const file = row.files.find(({ id }) => id === fileId);
	if (!file) return refuse('noFile', '本条没有这份材料，请刷新页面后再选。', 'fileId');
	const why = whyNotWithdrawn(row, file);
	if (why) return refuse('fileKept', why, 'fileId');
	const files = row.files.map((each) => (each === file ? { ...each, withdrawn: reason } : each));
	const words = { type: 'withdrawEvidence' as const, name: file.name, reason };
	return taken(row, words, { files }, scene);
};

export const evidencing = { addEvidence, withdrawEvidence };

/** Why a file may not be marked as withdrawn; null when it may. */
export function whyNotWithdrawn(
	{ stage, evidence, files }: Pick<LedgerRow, 'stage' | 'evidence' | 'files'>,
	file: EvidenceFile
): string | null {
	if (file.withdrawn) return `“${file.name}”已经作废，无需再办。`;
	if (signing.includes(file.with))
		return `“${file.name}”是审核人签署时提交的，作为签署依据保留，不能作废。`;
	if (applied.includes(stage) && !evidence && countedFiles(files).length === 1)
		return `“${file.name}”是本条仅有的佐证材料：请先补充新的材料，再作废这一份。`;
	return null;
}

const signing: string[] = ['verify', 'approve', 'return'] satisfies Verb[];
/** Stages in which a row has been put up for closing, for which it needs a piece of evidence. */
const applied: LedgerRow['stage'][] = ['verifying', 'approving', 'closed'];

/** Whether an act that files may come with is open to this person now. */
export function mayAttach(row: LeanRow, actor: Actor, standing: Standing): boolean {
	return withFiles.some((verb) => barred(row, verb, actor, standing) === null);
}

const withFiles: Verb[] = [
	'addEvidence',
	'reportProgress',
	'requestClosure',
	'verify',
	'approve',
	'return'
];

/** The files that come with an act: what it changes on the row, and what is written beside it. */
export interface Came {
	files: EvidenceFile[];
	patch: Patch;
	alsoDo: Also[];
}

/** Takes the files of an act from what this person uploaded for the row; nothing where the act names none. */
export function attached(
	row: LedgerRow,
	verb: Verb,
	fileIds: string[] | undefined,
	{ actor, facts }: Scene
): Refusal | Came {
	const ids = [...new Set(fileIds)];
	if (ids.length === 0) return { files: [], patch: {}, alsoDo: [] };
	const own = facts.uploads.filter(({ personId }) => personId === actor.personId);
	const uploads = ids.flatMap((id) => own.find((upload) => upload.id === id) ?? []);
	if (uploads.length < ids.length)
		return refuse(
			'uploadGone',
			`所附 ${ids.length} 个文件中有 ${ids.length - uploads.length} 个已不在待提交的文件里：可能已随别的办理提交，或已移除。请核对后重新添加。`,
			'fileIds'
		);
	const files = uploads.map((upload) => ({ ...upload, at: facts.now, with: verb, withdrawn: '' }));
	return {
		files,
		patch: { files: [...row.files, ...files] },
		alsoDo: [{ kind: 'uploadsTaken', ids }]
	};
}
