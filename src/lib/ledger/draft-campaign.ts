import { defaultChains } from './chain.ts';
import type { Day } from './day.ts';
import type { DraftCampaign, DraftDocument } from './draft.ts';

interface Proposing {
	title: string | null;
	issuedOn: Day | null;
	annexes: string[];
	dates: DraftDocument['dates'];
	counts: { kind: string; count: number }[];
}

/** The campaign a notice proposes; a day is empty where the notice names none (domain §2). */
export function proposeCampaign(notice: Proposing): DraftCampaign {
	const subject = subjectOf(notice.title ?? '');
	const startOn = notice.issuedOn ?? '';
	return {
		name: shortName(subject),
		ledgerTitle: ledgerTitleOf(notice.annexes, subject),
		startOn,
		ledgersDueOn: dayWorded(notice.dates, /台账|报送|前报|上报/, startOn),
		endOn: dayWorded(notice.dates, /结束|月底|截止|完成/, startOn),
		confirmed: false,
		expectedTownships: counted(notice.counts, /乡|镇|街道/),
		expectedVillages: counted(notice.counts, /村/),
		chains: defaultChains,
		leftOutUnitIds: []
	};
}

/** 关于印发…方案的通知 → what it is about: 国家、省2021年度…反馈问题对照整改. */
function subjectOf(title: string): string {
	return squeeze(title)
		.replace(/^.*?关于(印发|下发|转发)?/, '')
		.replace(/[《》]/g, '')
		.replace(/的(通知|意见|公告|函)$/, '')
		.replace(/(实施|工作)?(方案|要点|意见|办法)$/, '');
}

/** A name short enough for a heading: the year and the words that tell one campaign from the next. */
function shortName(subject: string): string {
	const year = subject.match(/\d{4}年度?/)?.[0] ?? '';
	const matter = subject.match(/(考核评估|后评估|考核|巡视|巡察|督查|审计|暗访)?反馈.*整改$/)?.[0];
	if (matter) return year + matter;
	return subject.length > 30 ? `${subject.slice(0, 30)}…` : subject;
}

function ledgerTitleOf(annexes: string[], subject: string): string {
	const annex = annexes.map(squeeze).find((title) => /台账/.test(title));
	if (annex) return annex.replace(/^.*?(?=关于)/, '').replace(/[（(][^）)]*[）)]$/, '');
	return subject ? `关于${subject}台账` : '';
}

function dayWorded(dates: DraftDocument['dates'], words: RegExp, from: Day | ''): Day | '' {
	return dates.find((date) => words.test(date.wording) && date.on && date.on > from)?.on ?? '';
}

function counted(counts: Proposing['counts'], kind: RegExp): number | null {
	return counts.find((count) => kind.test(count.kind))?.count ?? null;
}

function squeeze(text: string): string {
	return text.replace(/\s+/g, '').replace(/^\d+[.．、]/, '');
}
