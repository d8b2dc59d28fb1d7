import { dayInWords, type Day } from '#lib/ledger/day.ts';
import type { FindingCounts } from '#lib/ledger/rates/finding-counts.ts';
import type { LevelWords } from '#lib/ledger/roster/level-words.ts';
import { rateInWords } from '#lib/ledger/rates/rates.ts';

/** What is known of one finding at the end of a campaign. */
export interface ReportFinding extends FindingCounts {
	number: string;
	title: string;
	selfFound: boolean;
}

/** What the 集中整改情况报告 is drafted from. No text that a unit wrote is among it, so no villager is named. */
export interface ReportFacts {
	county: string;
	words: LevelWords;
	campaign: string;
	startOn: Day;
	on: Day;
	office: string;
	units: { departments: number; townships: number; villages: number };
	/** 反馈问题, 自查问题 not among them. */
	feedback: number;
	/** Of all rows, each once; the findings together may be more. */
	all: FindingCounts;
	findings: ReportFinding[];
}

const toFill = '【请办公室填写】';

/** 集中整改情况报告 for the level above, in plain text, as far as figures can write it (domain §5). */
export function proposedReport(facts: ReportFacts): string {
	return [
		`${facts.county}${facts.campaign}集中整改情况报告`,
		'',
		'一、总体情况',
		overall(facts),
		'',
		'二、主要做法',
		`${toFill}（组织领导、自查排查、整改落实、督导核查等做法）`,
		'',
		'三、销号情况',
		...facts.findings.map(ofFinding),
		'',
		'四、长期坚持事项及下次复核',
		...longTerm(facts.findings),
		'',
		'五、经核实未发现此类问题情况',
		notFound(facts.all),
		'',
		'六、重新挂账情况',
		...reopened(facts),
		'',
		'七、下步打算',
		`${toFill}（长期坚持事项的跟踪复核、长效机制、举一反三等打算）`,
		'',
		facts.office,
		inFull(facts.on)
	].join('\n');
}

function overall({ words, startOn, on, units, feedback, all }: ReportFacts): string {
	const open = all.rectifying > 0 ? `，正在整改${all.rectifying}个` : '';
	return [
		`${inFull(startOn)}集中整改开始以来，对照反馈问题${feedback}项，`,
		`${words.whole}${units.departments}个${words.departments}、${units.townships}个乡镇（街道）、${units.villages}个村（社区）逐项开展自查，`,
		`共排查出具体问题${all.problems}个。截至${inFull(on)}，已销号${all.closed}条，`,
		`长期坚持${all.longTerm}条（其中阶段目标已达到${all.goalReached}条）${open}，`,
		`完成率${rateInWords(all.completionRate)}，销号率${rateInWords(all.closureRate)}。`
	].join('');
}

function ofFinding(finding: ReportFinding): string {
	const { problems, closed } = finding;
	const parts = [
		problems > 0 ? `排查具体问题${problems}个` : '没有排查出具体问题',
		`已销号${closed}条`,
		finding.longTerm > 0 ? `长期坚持${finding.longTerm}条` : '',
		finding.notFound > 0 ? `经核实未发现${finding.notFound}条` : ''
	];
	return `${named(finding)}：${parts.filter(Boolean).join('，')}。`;
}

function longTerm(findings: ReportFinding[]): string[] {
	const watched = findings.filter((finding) => finding.longTerm > 0);
	if (watched.length === 0) return ['没有转长期坚持的事项。'];
	return watched.map((finding) => {
		const review = finding.nextReview ? `，最近一次复核在${inFull(finding.nextReview)}` : '';
		return `${named(finding)}：长期坚持${finding.longTerm}条，阶段目标已达到${finding.goalReached}条${review}。`;
	});
}

function notFound({ notFound: rows, missed }: FindingCounts): string {
	const kept = rows > 0 ? `经排查并核实未发现此类问题${rows}条` : '没有报未发现此类问题的条目';
	return `${kept}${missed > 0 ? `；核实中发现漏报${missed}条，已纳入整改` : ''}。`;
}

function reopened({ all, findings }: ReportFacts): string[] {
	const { rows, closed, open } = all.reopened;
	if (rows === 0) return ['没有重新挂账的条目。'];
	const where = findings
		.filter((finding) => finding.reopened.rows > 0)
		.map((finding) => `${named(finding)}${finding.reopened.rows}条`);
	const otherwise = rows - closed - open;
	const since = [
		closed > 0 ? `已再次销号${closed}条` : '',
		otherwise > 0 ? `转长期坚持或以其他方式了结${otherwise}条` : '',
		open > 0 ? `还没有办结${open}条` : ''
	].filter(Boolean);
	return [`经核查重新挂账${rows}条，其中${since.join('、')}。`, `涉及${where.join('，')}。`];
}

function named({ selfFound, number, title }: ReportFinding): string {
	return selfFound ? '自查问题' : `反馈问题${number}“${title.replace(/[。；]$/, '')}”`;
}

function inFull(day: Day): string {
	return dayInWords(day, '-');
}
