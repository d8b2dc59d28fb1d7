import { beforeAll, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { startNoticeDraft } from '#lib/server/notices/drafts.ts';
import { people } from '../../cast.ts';
import { everyAnswer } from './every-answer.ts';
import { addresses, plantedForAll } from './surfaces/ask.ts';
import { readers } from './surfaces/people.ts';

plantedForAll();
let noticeId = '';
/** What a department or the county itself is called where the county is a city. */
const ofCities = /.{0,12}(市直|市级|本市|全市|××市).{0,12}/g;
const notice =
	'一、责任落实方面\n1.户厕改造滞后。厕所未改。\n整改措施：一是逐户核查。\n责任单位：水利局、各行业部门\n2.饮水不稳。\n整改措施：一是检修。\n';

beforeAll(async () => {
	const started = await startNoticeDraft(people.chenJing, { name: '通知.txt', text: notice });
	if (isRefusal(started)) throw new Error(started.message);
	noticeId = started.id;
});

test.each(readers)('nothing that $who is told in 安和县 speaks of a city', async ({ actor }) => {
	const said: string[] = [];
	let answers = 0;
	const places = { ...addresses(), 'notices/id': [noticeId], 'units/id': ['liuhe', 'farming'] };
	const forms = ['city', 'township', 'village', 'department', 'running'];
	for await (const { where, text } of everyAnswer(actor, { ...places, 'forms/template': forms })) {
		answers += 1;
		for (const [words] of text.matchAll(ofCities)) said.push(`${where}: ${words}`);
	}
	expect(said).toEqual([]);
	expect(answers).toBeGreaterThan(50);
});
