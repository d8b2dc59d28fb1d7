import { describe, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { dueInWords } from '#lib/ledger/sheets/row-words.ts';
import { people, units } from '../../cast.ts';
import { act, done, refused } from '../cast/acts.ts';
import { planned, rowOf } from '../cast/rows.ts';

const { zhengHao, liWen, chenJing, hanBing } = people;
const late = { dueOn: '2022-09-30', beyondReason: '汛期后方可施工' };
const within = { dueOn: '2022-07-31', originalDueOn: '2022-07-31', beyondReason: '' };

describe('a deadline past the concentrated period', () => {
	test('is asked of the office when the measures are set; until it agrees the period’s last day stands', () => {
		const { row, events } = done(zhengHao, rowOf(units.dongwan), 'plan', late);
		expect(row).toMatchObject({ ...within, stage: 'rectifying', extensions: 0 });
		expect(row.request).toMatchObject({ kind: 'extension', dueOn: '2022-09-30' });
		expect(events.map(({ type }) => type)).toEqual(['claim', 'plan', 'requestExtension']);
		expect(new Set(events.map(({ version }) => version)).size).toBe(1);
		expect(refused(liWen, row, 'grantExtension').kind).toBe('officeOnly');
		const granted = done(chenJing, row, 'grantExtension').row;
		expect(granted).toMatchObject({ ...late, originalDueOn: '2022-07-31', extensions: 1 });
		expect(dueInWords(granted)).toBe('7月31日（延至9月30日）');
		const no = done(liWen, row, 'refuseExtension').row;
		expect(no).toMatchObject({ ...within, request: null });
	});

	test('takes the typed wording of the time along in what is asked', () => {
		const typed = { ...late, dueWording: '2022年汛期后' };
		const { row } = done(zhengHao, rowOf(units.dongwan), 'plan', typed);
		expect(row).toMatchObject({
			dueWording: '',
			request: { reason: expect.stringContaining('2022年汛期后') as string }
		});
	});

	test('of a row that relapsed is asked for too, as long as the period lasts', () => {
		const closed = rowOf(units.dongwan, { ...planned, stage: 'closed', closedOn: '2022-06-19' });
		const back = done(hanBing, closed, 'reopen').row;
		const anew = { ...late, reason: '反弹后重定' };
		const { row } = done(zhengHao, back, 'amend', anew);
		expect(row).toMatchObject({
			dueOn: '2022-07-31',
			originalDueOn: '2022-07-10',
			request: { dueOn: '2022-09-30' }
		});
		expect(dueInWords(done(chenJing, row, 'grantExtension').row)).toBe(
			'7月10日（重新挂账后9月30日）'
		);
		const august = { today: '2022-08-15' };
		expect(done(zhengHao, back, 'amend', anew, august).row).toMatchObject({
			...late,
			request: null
		});
	});

	test('that the office ruled is not asked for again when the receiver sets its measures', () => {
		const ruled = rowOf(units.dongwan, {
			stage: 'claimed',
			parentRowId: 'sender',
			rectification: 'byDeadline',
			dueOn: '2022-09-30',
			originalDueOn: '2022-09-30',
			beyondReason: '属地无权办理'
		});
		const { row } = done(zhengHao, ruled, 'plan', { ...late, dueOn: '2022-09-20' });
		expect(row).toMatchObject({ dueOn: '2022-09-20', request: null, extensions: 0 });
	});

	test('is the office’s own to set for a row of its own', () => {
		const own = rowOf(units.county, { leadUnitId: null });
		expect(done(chenJing, own, 'plan', late).row).toMatchObject({ ...late, request: null });
	});

	test('waits while something else is asked', () => {
		const asked = {
			kind: 'selfFound',
			since: '2022-06-18',
			reason: '',
			personId: 'x',
			personName: ''
		};
		const row = { ...rowOf(units.dongwan), stage: 'claimed' as const, request: asked as never };
		const answer = act(zhengHao, row, 'plan', late);
		expect(isRefusal(answer) && answer.fields?.dueOn).toContain('答复后再申请延期');
	});

	test('waits when the row is set right, too, and leaves everything as it was', () => {
		const asked = { kind: 'longTerm', since: '2022-06-18', reason: '', personId: 'x' };
		const row = { ...rowOf(units.dongwan, planned), dueOn: null, request: asked as never };
		const answer = act(zhengHao, row, 'amend', { ...late, reason: '反弹后重定' });
		expect(isRefusal(answer) && answer.fields?.dueOn).toContain('答复后再申请延期');
	});

	test('is asked for on the period’s last day still, and the day after no more', () => {
		const on = (today: string) =>
			done(zhengHao, rowOf(units.dongwan), 'plan', late, { today }).row.request;
		expect(on('2022-07-31')).toMatchObject({ kind: 'extension' });
		expect(on('2022-08-01')).toBeNull();
	});

	test('is not asked for a third time', () => {
		const back = { ...rowOf(units.dongwan, planned), dueOn: null, extensions: 2 };
		const anew = { ...late, reason: '反弹后重定' };
		const answer = act(zhengHao, back, 'amend', anew);
		expect(isRefusal(answer) && answer.fields?.dueOn).toMatch(
			/7月31日止.*本条已延期 2 次，不能再延$/
		);
	});
});
