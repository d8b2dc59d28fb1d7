import { describe, expect, test } from 'vitest';
import type { CommandVerb } from '#lib/ledger/command/command.ts';
import { can, scopeOf, sees } from '#lib/ledger/permissions.ts';
import { stages } from '#lib/ledger/stage.ts';
import { verbs } from '#lib/ledger/verb.ts';
import { barred } from '#lib/ledger/workflow/gate.ts';
import { movesFor } from '#lib/ledger/workflow/moves.ts';
import { sentence } from '../cast/sentence.ts';
import { people, units } from '../../cast.ts';
import { act, done, refused } from '../cast/acts.ts';
import { planned, rowOf } from '../cast/rows.ts';

const { hanBing, weiZheng, chenJing, zhengHao, liWen } = people;
const leads = { ...weiZheng, role: 'leader' as const };
const elsewhere = [units.dongwan, units.liuhe, units.water, units.county].map((unit) =>
	rowOf(unit)
);
const own = rowOf(units.discipline);

describe('纪委监委 on rows of others', () => {
	test.each(verbs)('%s is open to it only as 重新挂账 or 督导记录', (verb) => {
		for (const row of elsewhere)
			for (const stage of stages)
				for (const who of [hanBing, weiZheng]) {
					const open = barred({ ...row, stage }, verb, who, 'elsewhere') === null;
					const settled = ['closed', 'longTerm', 'notFound'].includes(stage);
					const expected =
						(verb === 'reopen' && settled) || (verb === 'noteSupervision' && stage !== 'void');
					expect(`${verb} in ${stage}: ${open}`).toBe(`${verb} in ${stage}: ${expected}`);
				}
	});

	test('a leader of it reads everything and does nothing', () => {
		for (const row of elsewhere) {
			expect(sees(scopeOf(leads), row)).toBe(true);
			for (const stage of stages) {
				expect(movesFor({ ...row, stage }, leads, 'elsewhere')).toEqual([]);
				for (const verb of verbs) expect(can(leads, verb, row)).toBe(false);
			}
		}
	});

	test('its own row is no row that it supervises, and it works on it like any unit', () => {
		const word = refused(hanBing, own, 'noteSupervision').message;
		expect(word).toBe('本单位不能督导自己的条目。');
		expect(done(hanBing, own, 'claim').row.stage).toBe('claimed');
	});

	test.each([
		['the office', chenJing],
		['the unit', zhengHao],
		['its township', liWen]
	] as const)('%s writes no 督导记录', (_who, actor) => {
		const { kind, message } = refused(actor, rowOf(units.dongwan), 'noteSupervision');
		expect(kind).toBe('notPermitted');
		expect(message).toBe('督导记录由督导单位在别的单位的条目上填写。');
	});
});

describe('督导记录', () => {
	const row = { ...rowOf(units.dongwan), ...planned };

	test('stays with the row and changes nothing of it', () => {
		const decision = done(hanBing, row, 'noteSupervision');
		expect({ ...decision.row, version: row.version }).toEqual(row);
		expect(decision).toMatchObject({ creates: [], alsoDo: [], touched: [] });
		expect(decision.signOff).toBeUndefined();
		expect(decision.events.map((event) => sentence(event))).toEqual([
			'督导记录：走访 3 户，1 户不知晓；建议：补讲后再报；请于6月27日前答复'
		]);
	});

	test.each([
		[{ finding: '  ' }, 'finding', '请写明督导发现的情况'],
		[
			{ finding: '字'.repeat(2001) },
			'finding',
			'“督导发现的情况”最多 2000 字，现有 2001 字，请精简后再提交'
		],
		[{ answerBy: '下周' }, 'answerBy', '“答复期限”请按“2022-07-05”的样子填写日期']
	])('%o is refused under its field', async (fields, field, said) => {
		const { filled } = await import('../cast/acts.ts');
		const { readCommand } = await import('#lib/ledger/command/command.ts');
		const read = readCommand({ ...filled.noteSupervision, ...fields });
		expect('refused' in read && [read.field, read.message]).toEqual([field, said]);
	});

	test('an answer cannot be wanted for yesterday; without day and suggestion it says only what was found', () => {
		const verb: CommandVerb = 'noteSupervision';
		expect(refused(hanBing, row, verb, { answerBy: '2022-06-19' })).toMatchObject({
			field: 'answerBy',
			message: '答复期限不能早于今天'
		});
		const bare = act(hanBing, row, verb, { suggestion: '', answerBy: '' });
		expect('events' in bare && bare.events.map((event) => sentence(event))).toEqual([
			'督导记录：走访 3 户，1 户不知晓'
		]);
	});
});
