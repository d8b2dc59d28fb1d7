import { describe, expect, test } from 'vitest';
import { evidenceWords, sizeInWords } from '#lib/ledger/evidence/file.ts';
import { changeLines } from '#lib/ledger/events/sentence.ts';
import { sentence } from '../cast/sentence.ts';
import { ledgerEvent } from '#lib/ledger/events/events.ts';
import { mayAttach } from '#lib/ledger/workflow/verbs/evidence.ts';
import { people, units } from '../../cast.ts';
import { atOnce, done, refused } from '../cast/acts.ts';
import { fileOf, uploadOf } from '../cast/files.ts';
import { planned, putUp, rowOf } from '../cast/rows.ts';

const { zhengHao, liWen, wangFang, hanBing, chenJing } = people;
const row = rowOf(units.dongwan);
const open = { ...row, ...planned };

describe('files come with an act', () => {
	const uploads = [uploadOf('well'), uploadOf('road'), uploadOf('other', 'liWen')];

	test('a progress entry takes what its person uploaded, and says so', () => {
		const facts = { uploads, now: '2022-06-20T03:00:00.000Z' };
		const written = done(zhengHao, open, 'reportProgress', { fileIds: ['well', 'road'] }, facts);
		expect(written.row.files).toEqual([
			fileOf('well', { at: facts.now, with: 'reportProgress' }),
			fileOf('road', { at: facts.now, with: 'reportProgress' })
		]);
		expect(written.alsoDo).toEqual([
			{ kind: 'progress', on: '2022-06-19', text: '已走访 4 户' },
			{ kind: 'uploadsTaken', ids: ['well', 'road'] }
		]);
		expect(changeLines(written.events[0]?.changes ?? {})).toEqual([
			{ label: '佐证材料 2 份', from: '—', to: 'well.jpg、road.jpg' }
		]);
	});

	test('what another person uploaded, or what is gone, is refused and nothing happens', () => {
		for (const fileIds of [['other'], ['well', 'gone'], ['gone']])
			expect(refused(zhengHao, open, 'reportProgress', { fileIds }, { uploads })).toMatchObject({
				kind: 'uploadGone',
				field: 'fileIds',
				message: expect.stringContaining(`${fileIds.length} 个文件中有 1 个`)
			});
	});

	test('a file named twice comes once', () => {
		const fileIds = ['well', 'well'];
		const { row: after } = done(zhengHao, open, 'addEvidence', { fileIds, paper: '' }, { uploads });
		expect(after.files).toHaveLength(1);
	});

	test('a signature remembers what stood on the row and what came with it, not what was withdrawn', () => {
		const files = [fileOf('well'), fileOf('blurred', { withdrawn: '不清楚' })];
		const up = { ...row, ...putUp, files };
		const signed = done(liWen, up, 'verify', { fileIds: ['other'] }, { uploads });
		expect(signed.signOff?.evidenceHashes).toEqual(['hash-well', 'hash-other']);
		expect(signed.row.files.at(-1)).toMatchObject({ id: 'other', with: 'verify' });
		const next = { ...signed.row, applicantId: 'zhengHao' };
		const facts = { uploads: [uploadOf('seal', 'wangFang')], signers: ['liWen'] };
		const closed = done(wangFang, next, 'approve', { fileIds: ['seal'] }, facts);
		expect(closed.signOff?.evidenceHashes).toEqual(['hash-well', 'hash-other', 'hash-seal']);
		const back = done(liWen, up, 'return', { fileIds: ['other'] }, { uploads });
		expect(back.signOff?.evidenceHashes).toEqual(['hash-well', 'hash-other']);
		expect(back.row.files.at(-1)).toMatchObject({ id: 'other', with: 'return' });
	});
});

describe('申请销号 asks for one piece of evidence', () => {
	const nothing = { evidence: '' };
	const well = { uploads: [uploadOf('well')] };

	test('a file that comes with it, one that is there, or where the paper lies', () => {
		const said = refused(zhengHao, open, 'requestClosure', nothing);
		expect(said.fields).toEqual({
			evidence: '请添加佐证材料，或写明纸质材料存放处，如“村档案盒3号”'
		});
		const withFile = { ...nothing, fileIds: ['well'] };
		expect(done(zhengHao, open, 'requestClosure', withFile, well).row).toMatchObject({
			stage: 'verifying',
			evidence: '',
			files: [{ id: 'well', with: 'requestClosure' }]
		});
		const there = { ...open, files: [fileOf('well')] };
		expect(done(zhengHao, there, 'requestClosure', nothing).row.stage).toBe('verifying');
		expect(done(zhengHao, open, 'requestClosure').row.evidence).toBe('村档案盒3号');
	});

	test('a withdrawn file is none, and the sentence stands beside what else is missing', () => {
		const there = { ...open, files: [fileOf('well', { withdrawn: '不清楚' })] };
		const late = { ...nothing, completedOn: '2022-06-21' };
		expect(Object.keys(refused(zhengHao, there, 'requestClosure', late).fields ?? {})).toEqual([
			'completedOn',
			'evidence'
		]);
	});

	test('what was put right at once takes its files along', () => {
		const claimed = { ...row, stage: 'claimed' as const };
		const fields = { ...atOnce, ...nothing, fileIds: ['well'] };
		const up = done(zhengHao, claimed, 'requestClosure', fields, well);
		expect(up.row.files).toHaveLength(1);
		expect(up.alsoDo).toEqual([{ kind: 'uploadsTaken', ids: ['well'] }]);
		expect(up.events.map((event) => event.changes.files !== undefined)).toEqual([false, true]);
	});
});

describe('补充佐证材料', () => {
	test('goes on a row that is struck off, and says where further paper lies', () => {
		const closed = { ...row, ...putUp, stage: 'closed' as const, closedOn: '2022-06-19' };
		const uploads = [uploadOf('well')];
		const more = done(zhengHao, closed, 'addEvidence', { fileIds: ['well'] }, { uploads });
		expect(more.row).toMatchObject({
			stage: 'closed',
			evidence: '村档案盒3号；镇档案室2号柜',
			files: [{ id: 'well', with: 'addEvidence' }]
		});
		expect(more.events.map((event) => sentence(ledgerEvent.parse(event)))).toEqual([
			'补充佐证材料：well.jpg；镇档案室2号柜'
		]);
	});

	test('asks for a file or for words', () => {
		expect(refused(zhengHao, open, 'addEvidence', { paper: '' })).toMatchObject({
			kind: 'noFile',
			field: 'fileIds'
		});
		const full = { ...open, evidence: '长'.repeat(1995) };
		expect(refused(zhengHao, full, 'addEvidence')).toMatchObject({
			kind: 'tooLong',
			field: 'paper'
		});
	});

	test('a township fills in for its village, marked as such', () => {
		const [event] = done(liWen, open, 'addEvidence', { applicantName: '冯春' }).events;
		expect(event).toMatchObject({ onBehalfOf: 'dongwan', applicantName: '冯春' });
	});

	test('who may upload: who has an act that files come with', () => {
		expect(mayAttach(open, zhengHao, 'elsewhere')).toBe(true);
		expect(mayAttach(open, liWen, 'elsewhere')).toBe(true);
		for (const actor of [hanBing, chenJing])
			expect(mayAttach(open, actor, 'elsewhere')).toBe(false);
		expect(mayAttach({ ...row, ...putUp }, liWen, 'may')).toBe(true);
		expect(mayAttach(row, zhengHao, 'elsewhere')).toBe(false);
		expect(mayAttach({ ...open, stage: 'void' }, zhengHao, 'elsewhere')).toBe(false);
	});
});

describe('作废佐证材料', () => {
	const files = [fileOf('photo'), fileOf('list')];
	const up = { ...row, ...putUp, files };

	test('marks the file with its reason and keeps it', () => {
		const { row: after, events } = done(zhengHao, up, 'withdrawEvidence');
		expect(after.files).toEqual([fileOf('photo', { withdrawn: '传错了一张' }), fileOf('list')]);
		expect(events.map((event) => sentence(ledgerEvent.parse(event)))).toEqual([
			'作废佐证材料：photo.jpg，传错了一张'
		]);
		expect(changeLines(events[0]?.changes ?? {})).toEqual([]);
		expect(refused(zhengHao, after, 'withdrawEvidence')).toMatchObject({
			kind: 'fileKept',
			message: '“photo.jpg”已经作废，无需再办。'
		});
	});

	test('is refused for a file that is not there', () => {
		expect(refused(zhengHao, up, 'withdrawEvidence', { fileId: 'nowhere' }).kind).toBe('noFile');
	});

	test('never takes what a reviewer signed with', () => {
		for (const act of ['verify', 'approve', 'return']) {
			const signed = { ...up, files: [fileOf('photo', { with: act }), fileOf('list')] };
			expect(refused(zhengHao, signed, 'withdrawEvidence').message).toContain('签署依据');
		}
	});

	test('leaves a row that was put up for closing at least one piece', () => {
		const bare = { ...up, evidence: '', files: [fileOf('photo')] };
		for (const stage of ['verifying', 'approving', 'closed'] as const)
			expect(refused(zhengHao, { ...bare, stage }, 'withdrawEvidence').message).toContain('仅有');
		expect(done(zhengHao, { ...bare, evidence: '村档案盒3号' }, 'withdrawEvidence')).toBeTruthy();
		const early = { ...open, files: [fileOf('photo')] };
		expect(done(zhengHao, early, 'withdrawEvidence')).toBeTruthy();
	});
});

test('a printed ledger says where the paper lies and how many files are kept', () => {
	const files = [fileOf('well'), fileOf('road'), fileOf('blurred', { withdrawn: '不清楚' })];
	expect(evidenceWords({ evidence: '村档案盒3号', files })).toBe('村档案盒3号；电子材料2份');
	expect(evidenceWords({ evidence: '', files })).toBe('电子材料2份');
	expect(evidenceWords({ evidence: '', files: [] })).toBe('');
});

test('sizes in words', () => {
	expect([0, 1023, 1024, 14_500, 1_300_000, 20 * 1024 * 1024].map(sizeInWords)).toEqual([
		'0 字节',
		'1023 字节',
		'1 KB',
		'14 KB',
		'1.2 MB',
		'20 MB'
	]);
});
