import { expect, test } from 'vitest';
import { readCommand } from '#lib/ledger/command/command.ts';
import { readHouseholds } from '#lib/ledger/command/households.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { people, units } from '../../cast.ts';
import { done, filled, refused } from '../cast/acts.ts';
import { planned, rowOf } from '../cast/rows.ts';

const { zhengHao, liWen } = people;
const row = rowOf(units.dongwan, planned);
const yan = { name: '颜国强', what: '厕所无门', done: false, idSealed: 'v1.x', phone: '' };
const hao = { ...yan, name: '郝秀英' };

test('the list is replaced whole; who is taken off stays marked until a person says otherwise', () => {
	const listed = done(zhengHao, row, 'listHouseholds', { listed: [yan, hao] }).row;
	expect(listed.households).toEqual([yan, hao]);
	const fewer = done(liWen, listed, 'listHouseholds', { listed: [hao] }).row;
	expect(fewer).toMatchObject({ households: [hao], markedNames: ['颜国强'] });
	const none = done(zhengHao, fewer, 'listHouseholds', { listed: undefined, markedNames: [] }).row;
	expect(none).toMatchObject({ households: [hao], markedNames: [] });
	expect(refused(zhengHao, none, 'listHouseholds', { listed: [hao] }).kind).toBe('nothingChanged');
});

test('names are marked with whatever act types them, and a further problem takes its own along', () => {
	const fields = { text: '已走访颜国强', markNames: ['颜国强'], notNames: ['高素质'] };
	const told = done(zhengHao, row, 'reportProgress', fields);
	expect(told.row.markedNames).toEqual(['颜国强']);
	expect(told.events[0]).toMatchObject({ notNames: ['高素质'] });
	const problem = '颜国强、郝秀英两户未纳入监测';
	const more = done(zhengHao, told.row, 'addProblem', { problem, markNames: ['郝秀英'] });
	expect(more.creates[0]?.markedNames).toEqual(['颜国强', '郝秀英']);
	expect(more.row.markedNames).toEqual(['颜国强', '郝秀英']);
});

test.each(Object.keys(filled))('%s takes no identity number in a text', (verb) => {
	const form = { ...filled[verb as 'plan'] } as Record<string, unknown>;
	const field = Object.keys(form).find(
		(name) => typeof form[name] === 'string' && /[一-鿿]/.test(form[name])
	);
	if (!field) return;
	const refusal = readCommand({ ...form, [field]: '身份证11010519491231002X' });
	expect(isRefusal(refusal) && refusal.fields?.[field]).toMatch(/登记涉及农户/);
	expect(JSON.stringify(refusal)).not.toContain('11010519491231002X');
});

test('what is no name is refused with a sentence', () => {
	for (const word of ['颜', '颜国强同志你好吗颜国强同志你好吗你好吗啊啊', '颜国强1', 'Yan']) {
		const refusal = readCommand({ ...filled.reportProgress, markNames: [word] });
		expect(isRefusal(refusal) && refusal.message).toMatch(/不像姓名/);
	}
});

const typed = (lines: Record<string, string>[]) =>
	Object.fromEntries([
		['household.lines', String(lines.length)],
		...lines.flatMap((line, at) =>
			Object.entries(line).map(([part, value]) => [`household.${at}.${part}`, value])
		)
	]) as Record<string, string>;

test('lines are read, empty ones left out, each fault under its own field', () => {
	const good = {
		name: ' 颜 国强',
		what: '厕所',
		done: 'true',
		identity: '110105 19491231 002x',
		was: '0'
	};
	expect(readHouseholds(typed([good, {}, { name: '' }]))).toEqual([
		...[
			{
				name: '颜国强',
				what: '厕所',
				done: true,
				identity: '11010519491231002X',
				phone: '',
				was: 0
			}
		]
	]);
	const bad = readHouseholds(
		typed([
			{ what: '没有名字' },
			{ name: '颜国强', identity: '110105194912310021' },
			{ name: '郝秀英', what: '身份证11010519491231002X', phone: '不详' },
			{ name: '颜国强' }
		])
	);
	expect(isRefusal(bad) && Object.keys(bad.fields ?? {})).toEqual([
		'household.0.name',
		'household.1.identity',
		'household.2.what',
		'household.2.phone',
		'household.3.name'
	]);
});
