import { applyEdit } from '#lib/ledger/notices/apply.ts';
import { draftEdit } from '#lib/ledger/notices/edit.ts';
import { startDraft, type ReadNotice } from '#lib/ledger/notices/start.ts';
import type { Draft } from '#lib/ledger/notices/draft.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';

/** The notice of 清河县, as the reader of notices would hand it over. */
export const source = [
	'清河县领导小组关于印发2023年度考核评估反馈问题对照整改方案的通知',
	'一、责任落实方面',
	'1.饮水管护不到位。一是水龙头冬天不出水。二是水费收缴没有台账。',
	'整改措施：一是落实水龙头防冻管护。二是加强干部培训。',
	'责任单位：县水利局、县财政局，各乡镇党委和政府。',
	'2.驻村干部不熟悉政策。访谈中发现有的干部说不清楚。',
	'整改措施：分批培训一遍。',
	'责任单位：县委组织部。',
	'集中整改时间到7月底结束；7月5日前各乡镇将对照整改台账报办公室。'
].join('\n');

const owner = (name: string, line: number, group = false) => ({
	name,
	wording: name,
	role: 'responsible' as const,
	stated: false,
	group,
	expected: group ? 2 : null,
	line
});

export const reading: ReadNotice = {
	title: '清河县巩固拓展脱贫攻坚成果领导小组关于印发2023年度考核评估反馈问题对照整改方案的通知',
	documentNumber: '清巩固组〔2023〕2号',
	issuer: '清河县领导小组',
	issuedOn: '2023-06-01',
	annexes: ['清河县关于2023年度考核评估反馈问题对照整改台账'],
	dates: [
		{ on: '2023-07-31', wording: '7月底' },
		{ on: '2023-07-05', wording: '7月5日前' }
	],
	counts: [
		{ kind: '乡镇', count: 2 },
		{ kind: '行政村', count: 3 }
	],
	items: [
		{
			number: '1',
			section: '责任落实方面',
			title: '饮水管护不到位',
			text: '一是水龙头冬天不出水。二是水费收缴没有台账。',
			lines: [3, 5],
			origins: ['省后评估反馈'],
			facets: [
				{ label: '一是', text: '水龙头冬天不出水。', origins: [], line: 3 },
				{ label: '二是', text: '水费收缴没有台账。', origins: [], line: 3 }
			],
			measureLead: '',
			measures: [
				{ label: '一是', text: '落实水龙头防冻管护。', line: 4 },
				{ label: '二是', text: '加强干部培训。', line: 4 }
			],
			owners: [
				{ ...owner('县水利局', 5), role: 'lead' },
				owner('县财政局', 5),
				owner('各乡镇', 5, true)
			],
			details: []
		},
		{
			number: '2',
			section: '责任落实方面',
			title: '驻村干部不熟悉政策',
			text: '访谈中发现有的干部说不清楚。',
			lines: [6, 8],
			origins: [],
			facets: [],
			measureLead: '',
			measures: [{ label: '', text: '分批培训一遍。', line: 7 }],
			owners: [{ ...owner('县委组织部', 8), role: 'lead' }],
			details: []
		}
	],
	problems: [{ line: 5, severity: 'warning', message: '单位名在换行处断开' }]
};

export const liMin = { personId: 'li-min', name: '李敏', at: '2023-06-05T02:00:00.000Z' };

export const started = (): Draft => startDraft(reading, source);

/** 李敏 makes one edit, given as a form would send it. */
export function edited(draft: Draft, edit: Record<string, unknown>): Draft {
	const outcome = tried(draft, edit);
	if (isRefusal(outcome)) throw new Error(outcome.message);
	return outcome;
}

export function tried(draft: Draft, edit: Record<string, unknown>): Draft | Refusal {
	return applyEdit(draft, draftEdit.parse(edit), { source, by: liMin });
}
