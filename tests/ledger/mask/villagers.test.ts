import { expect, test } from 'vitest';
import { Veil } from '#lib/ledger/mask/veil.ts';
import { villagersOn } from '#lib/ledger/mask/villagers.ts';

const number = '412821196203041234';
const names = ['颜国强', '颜建军', '郝秀英', '颜国'];
const listed = [
	{ name: '颜国强', identity: number, phone: '0374-6200001' },
	{ name: '祝生', identity: '', phone: '' }
];

function read(veil: Veil) {
	return [
		veil.at('具体问题').text(`颜国强（${number}）、颜建军（138 0374 1234）、郝秀英厕所未改`),
		veil.at('整改措施').text('颜建军、颜国改厕，电话13803741234、13912341234')
	];
}

function everybody() {
	const veil = new Veil(names, false);
	read(veil);
	return villagersOn(listed, veil.met);
}

test('each villager is told apart by their line in the list or by where they stand, nobody named', () => {
	expect(everybody().map(({ label }) => label)).toEqual([
		'颜某某（涉及农户第1户）',
		'祝某（涉及农户第2户）',
		'颜某某（具体问题中第2处）',
		'郝某某（具体问题）',
		'颜某（整改措施）',
		'文中的号码 138 *****1234（具体问题）',
		'文中的号码 139****1234（整改措施）'
	]);
});

test('one of them is read in full wherever they stand, and nobody else', () => {
	const [household, , , , shorter, phone] = everybody();
	expect(read(new Veil(names, false, household))).toEqual([
		`颜国强（${number}）、颜某某（138 *****1234）、郝某某厕所未改`,
		'颜某某、颜某改厕，电话138****1234、139****1234'
	]);
	expect(read(new Veil(names, false, phone))).toEqual([
		'颜某某（412***********1234）、颜某某（138 0374 1234）、郝某某厕所未改',
		'颜某某、颜某改厕，电话13803741234、139****1234'
	]);
	const [problem = '', measure] = read(new Veil(names, false, shorter));
	expect(problem).toContain('颜某某（412***********1234）');
	expect(measure).toContain('颜国改厕');
});

test('the number of a household is shown with it, whatever its shape', () => {
	const [household, other] = everybody();
	expect(new Veil(names, false, household).number('0374-6200001')).toBe('0374-6200001');
	expect(new Veil(names, false, other).number('0374-6200001')).toBe('037*****0001');
});
