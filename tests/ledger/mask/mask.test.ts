import { expect, test } from 'vitest';
import { identityFault } from '#lib/ledger/mask/identity.ts';
import { namesEver, namesOn } from '#lib/ledger/mask/names-on.ts';
import { identityIn, maskNumbers, maskPhone } from '#lib/ledger/mask/numbers.ts';
import { maskDeep } from '#lib/ledger/mask/deep.ts';
import { maskName, maskText } from '#lib/ledger/mask/text.ts';

test.each([
	['王某412821196203041234，电话13803741234', '王某412***********1234，电话138****1234'],
	['号码412821620304123', '号码412********4123'],
	['号码４１２８２１１９６２０３０４１２３Ｘ', '号码４１２***********１２３Ｘ'],
	['号码412821 19620304 1234', '号码412*************1234'],
	['号码412821-19620304-1234', '号码412*************1234'],
	['电话138 0374 1234', '电话138 *****1234'],
	['电话138-0374-1234', '电话138-*****1234'],
	['电话+86 13803741234', '电话+86 138****1234'],
	['电话１３８０３７４１２３４', '电话１３８****１２３４'],
	['办公室0374-6200001', '办公室0374-6200001'],
	['资金1250000000000元，编号20220705001', '资金1250000000000元，编号20220705001'],
	['共12 34 56 78 90 12 34 56 78户', '共12 34 56 78 90 12 34 56 78户'],
	['2022-07-05至2022-07-31', '2022-07-05至2022-07-31']
])('%s reads at a distance as %s', (text, masked) => {
	expect(maskNumbers(text)).toBe(masked);
	expect(masked.length).toBe(text.length);
});

test.each([
	['颜国强', '颜某某'],
	['颜强', '颜某'],
	['欧阳春', '欧阳某'],
	['欧阳春生', '欧阳某某'],
	['买买提·艾力', '买某某·某某'],
	['颜　强', '颜　某']
])('%s is %s', (name, masked) => expect(maskName(name)).toBe(masked));

test('marked names are masked wherever they stand, the longer before the shorter, with a space inside too', () => {
	const names = ['颜国', '颜国强', '王五'];
	expect(maskText('颜国强户、颜国户、王　五家，颜真卿', names)).toBe(
		'颜某某户、颜某户、王　某家，颜真卿'
	);
	expect(maskText('颜国强', [])).toBe('颜国强');
});

test('a record is masked but for officials, office phones, ids and days', () => {
	const record = {
		id: '01983c2e-7b1a-7c3d-9e4f-138037412345',
		dueOn: '2022-07-05',
		problem: '颜国强户，13803741234',
		responsiblePerson: '颜国强',
		officePhone: '13803741234',
		changes: { problem: ['', '颜国强'], responsiblePerson: ['', '颜国强'] },
		households: [
			{ name: '颜国强', what: '厕所', done: false, idSealed: 'v1.a.b.c', phone: '0374-6200001' }
		]
	};
	expect(maskDeep(record, ['颜国强'])).toEqual({
		...record,
		problem: '颜某某户，138****1234',
		changes: { problem: ['', '颜某某'], responsiblePerson: ['', '颜国强'] },
		households: [{ ...record.households[0], name: '颜某某', phone: maskPhone('0374-6200001') }]
	});
	expect(maskPhone('0374-6200001')).toBe('037*****0001');
});

test('who is listed counts as marked, and who once was still is in the record', () => {
	const household = { name: '颜国强', what: '', done: true, idSealed: '', phone: '' };
	expect(namesOn({ markedNames: ['王五'], households: [household] }, ['赵六'])).toEqual([
		'王五',
		'颜国强',
		'赵六'
	]);
	const events = [{ changes: { households: [[household], []] as [(typeof household)[], []] } }];
	expect(namesEver({ markedNames: [], households: [] }, events)).toEqual(['颜国强']);
});

test('an identity number is told by its shape, its birthday and its last digit', () => {
	expect(identityFault('11010519491231002X')).toBeNull();
	expect(identityFault('110105194912310021')).toBe('check');
	expect(identityFault('110105194913310021')).toBe('birth');
	expect(identityFault('11010519491231002')).toBe('shape');
	expect(identityFault('110105491231002')).toBeNull();
	expect(identityIn('身份证11010519491231002X')).toBe('11010519491231002X');
	expect(identityIn('一般账号 6222021234567890123 不算')).toBeNull();
});
