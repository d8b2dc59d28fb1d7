import { describe, expect, test } from 'vitest';
import { refusalOf } from '#lib/ledger/command/command.ts';
import { selfFoundForm } from '#lib/ledger/command/self-found.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { birthOf, selfFoundRefusal, selfFoundRow } from '#lib/ledger/workflow/verbs/birth.ts';
import { people, units, type CastUnit, type PersonKey } from '../../cast.ts';
import { act, done, refused } from '../cast/acts.ts';
import { rowOf, today } from '../cast/rows.ts';

const { liWen, zhengHao, fengChun, chenJing, hePing, linTao } = people;
const filled = {
	unitId: 'dongwan',
	origin: '大排查大起底',
	problem: '3 户厕所无门',
	responsiblePerson: '冯春'
} as const;

/** A problem that somebody registers for a unit, as the store would number it. */
function found(unit: CastUnit, actor = zhengHao, more: object = {}): LedgerRow {
	const place = rowOf(unit, { findingId: 'self', leadUnitId: null });
	const typed = selfFoundForm.parse({ ...filled, unitId: unit.id, ...more });
	return { id: 'self-1', ...selfFoundRow(place, typed, actor, today) };
}

describe('登记自查问题', () => {
	test('is born claimed, with its origin, and waits to be taken in', () => {
		const row = found(units.dongwan);
		expect(row).toMatchObject({
			stage: 'claimed',
			problem: '3 户厕所无门',
			origin: '大排查大起底',
			version: 1,
			responsiblePerson: '冯春',
			typistId: null,
			request: { kind: 'selfFound', since: today, personId: 'zhengHao', personName: '郑浩' }
		});
		expect(birthOf(row)).toMatchObject({
			type: 'registerSelfFound',
			origin: '大排查大起底',
			problem: '3 户厕所无门',
			onBehalfOf: null
		});
	});

	test('typed by the township, both stand in the event, and the typist may not take it in', () => {
		const row = found(units.dongwan, liWen, { applicantName: '冯春' });
		expect(birthOf(row)).toMatchObject({ onBehalfOf: 'dongwan', applicantName: '冯春' });
		expect(row).toMatchObject({ typistId: 'liWen', request: { personName: '冯春' } });
		expect(refused(liWen, row, 'acceptSelfFound').kind).toBe('ownRequest');
		const taken = done(people.wangFang, row, 'acceptSelfFound').row;
		expect(taken).toMatchObject({ stage: 'claimed', request: null });
	});

	test('without a name for 代填 the person who answers stands as who asked', () => {
		expect(found(units.dongwan, liWen).request?.personName).toBe('冯春');
	});

	test('the level above takes it in or not: a township its villages, the office everybody', () => {
		const village = found(units.dongwan);
		expect(done(liWen, village, 'refuseSelfFound').row.stage).toBe('void');
		expect(done(chenJing, village, 'acceptSelfFound').row.request).toBeNull();
		expect(refused(fengChun, village, 'acceptSelfFound').kind).toBe('notPermitted');
		const office = found(units.office, chenJing);
		expect(refused(chenJing, office, 'acceptSelfFound').kind).toBe('ownRequest');
		expect(done(hePing, office, 'acceptSelfFound').row.request).toBeNull();
	});

	test('goes on like any row: measures may be set before it is taken in', () => {
		const row = found(units.dongwan);
		expect(done(zhengHao, row, 'plan').row).toMatchObject({ stage: 'rectifying' });
		expect(refused(zhengHao, row, 'requestExtension').kind).toBe('asking');
	});

	test("a township's own one stands for itself: a double may be voided with the other kept", () => {
		const row = found(units.liuhe, liWen);
		const siblings = [{ id: 'row-kept', number: '自-2' }];
		const finding = { number: '自', title: '自查问题', facetIds: [], measureIds: [] };
		const facts = { siblings, finding: { ...finding, selfFound: true } };
		expect(done(chenJing, row, 'void', {}, facts).row.stage).toBe('void');
		expect(refused(chenJing, row, 'void', {}, { siblings, finding }).kind).toBe('standsForAll');
	});

	test.each<[string, object, string]>([
		['no problem', { problem: ' ' }, 'problem'],
		['an origin that is not listed', { origin: '领导批示' }, 'origin'],
		['nobody who answers', { responsiblePerson: '' }, 'responsiblePerson'],
		['no unit', { unitId: '' }, 'unitId'],
		['a problem longer than a field', { problem: '长'.repeat(2001) }, 'problem']
	])('%s is said under its field', (_, change, field) => {
		const read = selfFoundForm.safeParse({ ...filled, ...change });
		expect(read.success).toBe(false);
		const { fields } = refusalOf(read.error!);
		expect(Object.keys(fields ?? {})).toEqual([field]);
	});

	test.each<[PersonKey, keyof typeof units, boolean]>([
		['zhengHao', 'dongwan', true],
		['liWen', 'dongwan', true],
		['liWen', 'liuhe', true],
		['sunQiang', 'dongwan', false],
		['zhengHao', 'xiling', false],
		['zhengHao', 'liuhe', false],
		['linTao', 'farming', true],
		['chenJing', 'dongwan', false],
		['chenJing', 'county', false],
		['hanBing', 'discipline', true],
		['hanBing', 'farming', false],
		['wuGang', 'leadership', false],
		['xuNuo', 'machine', false]
	])('%s for %s: %s', (key, unit, may) => {
		expect(selfFoundRefusal(people[key], rowOf(units[unit])) === null).toBe(may);
	});

	test('a department is judged by the office where its finding has no lead', () => {
		const row = { ...found(units.farming, linTao), request: null };
		expect(act(linTao, row, 'plan')).toMatchObject({ row: { stage: 'rectifying' } });
	});
});
