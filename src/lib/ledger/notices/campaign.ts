import { defaultChains } from '#lib/ledger/chain/chain.ts';
import type { Day } from '#lib/ledger/day.ts';
import { usualPercent } from '#lib/ledger/draw.ts';
import type { DraftCampaign, DraftDocument } from './draft.ts';

interface Proposing {
	title: string | null;
	issuedOn: Day | null;
	annexes: string[];
	dates: DraftDocument['dates'];
	counts: { kind: string; count: number }[];
}

/**
 * The campaign a notice proposes; a day is empty where the notice names none (domain §2).
 * @param source the text: what stands around a date says what the date is for
 */
export function proposeCampaign(notice: Proposing, source: string): DraftCampaign {
	const subject = subjectOf(notice.title ?? '');
	const startOn = notice.issuedOn ?? '';
	const around = (words: RegExp) => dayWorded(notice.dates, squeeze(source), words, startOn);
	return {
		name: shortName(subject),
		ledgerTitle: proposedTitle(notice.annexes, subject),
		startOn,
		ledgersDueOn: around(/台账.{0,20}(报|送)/),
		endOn: around(/结束|全部整改到位|完成整改/),
		confirmed: false,
		expectedTownships: counted(notice.counts, /乡|镇|街道/),
		expectedVillages: counted(notice.counts, /村/),
		drawPercent: usualPercent,
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

function proposedTitle(annexes: string[], subject: string): string {
	const annex = annexes.map(squeeze).find((title) => /台账/.test(title));
	const own = annex?.match(/关于.*?台账/)?.[0];
	if (own) return own;
	return subject ? `关于${subject}台账` : '';
}

/** The first day after `from` whose wording stands in the text beside such words. */
function dayWorded(
	dates: DraftDocument['dates'],
	source: string,
	words: RegExp,
	from: Day | ''
): Day | '' {
	const beside = (wording: string) => {
		const at = source.indexOf(squeeze(wording));
		return at < 0 ? '' : source.slice(at, at + 45).split(/[。；;]/)[0];
	};
	return (
		dates.find(({ on, wording }) => on && on > from && words.test(beside(wording) ?? ''))?.on ?? ''
	);
}

function counted(counts: Proposing['counts'], kind: RegExp): number | null {
	return counts.find((count) => kind.test(count.kind))?.count ?? null;
}

function squeeze(text: string): string {
	return text.replace(/\s+/g, '');
}
