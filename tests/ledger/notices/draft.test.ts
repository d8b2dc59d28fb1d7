import { describe, expect, it } from 'vitest';
import { draftEdit } from '#lib/ledger/notices/edit.ts';
import { changesSince, withChange, undoLast, type Change } from '#lib/ledger/notices/history.ts';
import { openProblems, problemsOf } from '#lib/ledger/notices/problems.ts';
import { editSentence } from '#lib/ledger/notices/sentence.ts';
import { levelWords } from '#lib/ledger/roster/level-words.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { edited, liMin, started, tried } from './cast.ts';

describe('a draft begins as the notice was read', () => {
	it('proposes name, ledger title and days, and waits for somebody to confirm them', () => {
		expect(started().campaign).toMatchObject({
			name: '2023年度考核评估反馈问题对照整改',
			ledgerTitle: '关于2023年度考核评估反馈问题对照整改台账',
			startOn: '2023-06-01',
			ledgersDueOn: '2023-07-05',
			endOn: '2023-07-31',
			confirmed: false,
			expectedTownships: 2,
			expectedVillages: 3
		});
	});

	it('links by shared words and doubts the facet that no measure serves', () => {
		const draft = started();
		const [water, money] = draft.items[0]!.facets;
		expect(draft.items[0]!.links).toEqual([`${water!.id}:${draft.items[0]!.measures[0]!.id}`]);
		expect(openProblems(draft).map((problem) => problem.message)).toEqual([
			'单位名在换行处断开',
			'表现二“水费收缴没有台账”没有对应措施'
		]);
		const linked = edited(draft, {
			type: 'linkParts',
			itemId: draft.items[0]!.id,
			links: [...draft.items[0]!.links, `${money!.id}:${draft.items[0]!.measures[1]!.id}`]
		});
		expect(openProblems(linked).map((problem) => problem.message)).toEqual(['单位名在换行处断开']);
	});
});

describe('李敏 corrects the draft', () => {
	it('splits an item at a line: parts go where they stand, owners to both', () => {
		const draft = started();
		const after = edited(draft, { type: 'splitItem', itemId: draft.items[0]!.id, line: '4' });
		expect(after.items.map((item) => item.lines)).toEqual([
			[3, 3],
			[4, 5],
			[6, 8]
		]);
		expect(after.items[0]!.facets).toHaveLength(2);
		expect(after.items[1]!.measures).toHaveLength(2);
		expect(after.items.map((item) => item.owners.length)).toEqual([3, 3, 1]);
		expect(new Set(after.items.map((item) => item.id)).size).toBe(3);
		expect(problemsOf(after).map((problem) => problem.message)).toContain('这一项还没有序号');
	});

	it('is told where it may split when the line lies outside', () => {
		const draft = started();
		const refusal = tried(draft, { type: 'splitItem', itemId: draft.items[0]!.id, line: 6 });
		expect(refusal).toMatchObject({ refused: true, field: 'line' });
	});

	it('joins two items; an owner named by both stands once and one unit leads', () => {
		const draft = started();
		const named = edited(draft, {
			type: 'addOwner',
			itemId: draft.items[1]!.id,
			name: '县水利局'
		});
		const [joined, ...rest] = edited(named, {
			type: 'joinItems',
			itemId: draft.items[0]!.id
		}).items;
		expect(rest).toEqual([]);
		expect(joined!.lines).toEqual([3, 8]);
		expect(joined!.owners.map((owner) => [owner.name, owner.role])).toEqual([
			['县水利局', 'lead'],
			['县财政局', 'responsible'],
			['各乡镇', 'responsible'],
			['县委组织部', 'responsible']
		]);
		expect(isRefusal(tried(named, { type: 'joinItems', itemId: draft.items[1]!.id }))).toBe(true);
	});

	it('splits a facet at its words and keeps the links a person made', () => {
		const draft = started();
		const item = draft.items[0]!;
		const after = edited(draft, {
			type: 'splitPart',
			itemId: item.id,
			kind: 'facet',
			partId: item.facets[0]!.id,
			at: '冬天'
		}).items[0]!;
		expect(after.facets.map((facet) => facet.text)).toEqual([
			'水龙头',
			'冬天不出水。',
			'水费收缴没有台账。'
		]);
		expect(after.links).toContain(item.links[0]);
	});

	it('takes the lead away with its owner and gives it to the next', () => {
		const draft = started();
		const item = draft.items[0]!;
		const after = edited(draft, {
			type: 'removeOwner',
			itemId: item.id,
			ownerId: item.owners[0]!.id
		}).items[0]!;
		expect(after.owners[0]).toMatchObject({ name: '县财政局', role: 'lead', stated: false });
		const led = edited(draft, { type: 'setLead', itemId: item.id, ownerId: item.owners[1]!.id });
		expect(led.items[0]!.owners.map((owner) => owner.role)).toEqual([
			'responsible',
			'lead',
			'responsible'
		]);
	});

	it('drops a wording everywhere at once when asked to', () => {
		const draft = edited(started(), {
			type: 'addOwner',
			itemId: started().items[1]!.id,
			name: '各乡镇'
		});
		const [first] = draft.items;
		const ownerId = first!.owners[2]!.id;
		const once = edited(draft, { type: 'removeOwner', itemId: first!.id, ownerId });
		expect(once.items.map((item) => item.owners.length)).toEqual([2, 2]);
		const all = { type: 'removeOwner', itemId: first!.id, ownerId, everywhere: 'true' };
		expect(edited(draft, all).items.map((item) => item.owners.length)).toEqual([2, 1]);
	});

	it('refuses the same unit twice, beside the field', () => {
		const draft = started();
		expect(
			tried(draft, { type: 'addOwner', itemId: draft.items[0]!.id, name: ' 县财政局 ' })
		).toMatchObject({ kind: 'doubled', field: 'name' });
	});

	it('lets a doubt stand, with a name in the record', () => {
		const draft = started();
		const [doubt] = openProblems(draft);
		const after = edited(draft, { type: 'check', problemId: doubt!.id });
		expect(openProblems(after)).toHaveLength(1);
		expect(problemsOf(after)[0]!.checked).toEqual(liMin);
		expect(openProblems(edited(after, { type: 'uncheck', problemId: doubt!.id }))).toHaveLength(2);
	});

	it('cannot set days in the wrong order', () => {
		const parsed = draftEdit.safeParse({
			type: 'setCampaign',
			name: '整改',
			ledgerTitle: '台账',
			startOn: '2023-06-01',
			ledgersDueOn: '2023-08-05',
			endOn: '2023-07-31',
			expectedTownships: '2',
			expectedVillages: ''
		});
		expect(parsed.error?.issues[0]).toMatchObject({ path: ['endOn'] });
	});
});

describe('the record of a draft', () => {
	it('says who changed what, and undoes exactly the last edit', () => {
		const first = started();
		const edits = [
			{ type: 'retitle', itemId: first.items[0]!.id, number: '1', section: '责任', title: '饮水' },
			{ type: 'joinItems', itemId: first.items[0]!.id },
			{ type: 'leaveOutUnits', unitIds: ['v9'], on: 'true' }
		];
		let draft = first;
		let changes: Change[] = [];
		const seen = [draft];
		for (const [at, edit] of edits.entries()) {
			const next = edited(draft, edit);
			const sentence = editSentence(draftEdit.parse(edit), draft, levelWords('安和县'));
			changes = withChange(changes, draft, next, { version: at + 2, ...liMin, sentence });
			draft = next;
			seen.push(draft);
		}
		expect(changesSince(changes, 2).map((change) => `${change.name} ${change.sentence}`)).toEqual([
			'李敏 第1项：与下一项合并',
			'李敏 1 个单位本次不交办'
		]);
		for (const before of seen.slice(0, -1).reverse()) {
			const outcome = undoLast(draft, changes);
			if (isRefusal(outcome)) throw new Error(outcome.message);
			expect(outcome.draft).toEqual({ ...before, nextId: outcome.draft.nextId });
			draft = outcome.draft;
			changes = changes.slice(0, -1);
		}
		expect(isRefusal(undoLast(draft, changes))).toBe(true);
	});
});
