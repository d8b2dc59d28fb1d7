import { dayInWords, daysBetween, type Day } from '#lib/ledger/day.ts';
import type { Part } from '#lib/web/part.ts';
import { doorWith } from '#lib/web/doors.ts';
import type { SubmissionState } from '#lib/ledger/submissions/submission.ts';

/** What a desk's line is made from; a number that does not concern the person is 0. */
export interface LineFacts {
	today: Day;
	ledgersDueOn: Day;
	endOn: Day;
	/** Waiting for this person's signature. */
	waiting: number;
	/** Rows of the own unit: sent back; hung up again; not claimed; past their deadline; begun and not put up yet. */
	returned: number;
	cameBack: number;
	unclaimed: number;
	ownOverdue: number;
	underWay: number;
	/** Rows of the own unit and below it; null for who watches the county, whose totals say so. */
	inSight: { overdue: number; dueSoon: number } | null;
	/** 漏报: rows reported as 未发现 in which a reviewer found the problem. */
	missed: number;
	/** Ledgers that wait for the office to receive them. */
	received: number;
	/** 报送 of the own unit, where one is expected. */
	own: { unitId: string; state: SubmissionState; lacking: number } | null;
	/** Units whose ledger is still missing, for who watches them. */
	missing: number | null;
	/** Rows that stand for those below: all below is settled; or came back after it was. */
	ready: number;
	lost: number;
	/** What the doors to rows ask for beside, so that they open all campaigns that were counted; '' for the one shown. */
	within: string;
}

/**
 * What is expected today, the most pressing first: 台账 7月5日前报送，还有 4 天 · 4 个单位未报 · 17 条待我审核.
 * Each part with a number is a door to what it counts.
 */
export function deskLine(facts: LineFacts): Part[] {
	const rows = rowParts(facts).map((part) =>
		part.href ? { ...part, href: doorWith(part.href, facts.within) } : part
	);
	return [...submissionParts(facts), ...rows, ...periodParts(facts)];
}

function rowParts(facts: LineFacts): Part[] {
	const { waiting, returned, cameBack, unclaimed, inSight } = facts;
	const parts: Part[] = [];
	if (waiting > 0)
		parts.push({ text: `${waiting} 条待我审核`, href: '/rows?stage=waiting', tone: 'blue' });
	if (returned > 0)
		parts.push({ text: `${returned} 条退回待补`, href: '/rows?stage=returned', tone: 'amber' });
	if (cameBack > 0)
		parts.push({
			text: `本单位 ${cameBack} 条重新挂账，请重定时限`,
			href: '/rows?mine=1&stage=cameBack',
			tone: 'amber'
		});
	if (unclaimed > 0)
		parts.push({
			text: `本单位 ${unclaimed} 条待认领`,
			href: '/rows?mine=1&stage=assigned',
			tone: 'blue'
		});
	return [
		...parts,
		...rollupParts(facts),
		...(inSight ? lateParts(inSight) : ownParts(facts)),
		...missedParts(facts)
	];
}

/** Who may apply for a row above because all below is settled, and whose condition is gone. */
function rollupParts({ ready, lost }: LineFacts): Part[] {
	const parts: Part[] = [];
	if (ready > 0)
		parts.push({ text: `${ready} 条具备销号条件`, href: '/rows?stage=ready', tone: 'blue' });
	if (lost > 0) parts.push({ text: `${lost} 条条件失效`, href: '/rows?stage=lost', tone: 'amber' });
	return parts;
}

/** What is late or soon due in the own unit and below it. */
function lateParts({ overdue, dueSoon }: { overdue: number; dueSoon: number }): Part[] {
	const parts: Part[] = [];
	if (overdue > 0)
		parts.push({ text: `${overdue} 条逾期`, href: '/rows?light=overdue', tone: 'red' });
	if (dueSoon > 0)
		parts.push({ text: `${dueSoon} 条临期`, href: '/rows?light=dueSoon', tone: 'amber' });
	return parts;
}

function missedParts({ missed }: LineFacts): Part[] {
	if (missed === 0) return [];
	return [{ text: `核实查出漏报 ${missed} 条`, href: '/rows?stage=missed', tone: 'amber' }];
}

/** Who watches the county may have rows of their own to rectify. */
function ownParts({ ownOverdue, underWay }: LineFacts): Part[] {
	const parts: Part[] = [];
	if (ownOverdue > 0)
		parts.push({
			text: `本单位 ${ownOverdue} 条逾期`,
			href: '/rows?mine=1&light=overdue',
			tone: 'red'
		});
	if (underWay > 0)
		parts.push({
			text: `本单位 ${underWay} 条办理中`,
			href: '/rows?mine=1&stage=underWay',
			tone: 'blue'
		});
	return parts;
}

function submissionParts(facts: LineFacts): Part[] {
	const { today, ledgersDueOn, own, missing, received } = facts;
	const left = daysBetween(today, ledgersDueOn);
	const late = left < 0;
	const waiting: Part[] =
		received > 0
			? [{ text: `${received} 份台账待收`, href: '/submissions?state=submitted', tone: 'blue' }]
			: [];
	if (missing !== null) {
		if (missing === 0)
			return [{ text: '台账已全部报送', href: '/submissions', tone: 'green' }, ...waiting];
		const who = {
			text: `${missing} 个单位未报台账`,
			href: '/submissions?state=missing',
			tone: late ? ('red' as const) : ('amber' as const)
		};
		return [{ text: whenDue(left, ledgersDueOn) }, who, ...waiting];
	}
	if (!own || own.state === 'submitted' || own.state === 'received') return [];
	const href = `/submissions/${own.unitId}`;
	if (own.state === 'returned') return [{ text: '台账被退回，请改后再报', href, tone: 'amber' }];
	const lacking = own.lacking > 0 ? `，还有 ${own.lacking} 条要先补齐` : '，可以报送';
	const tone = late ? 'red' : left <= 3 ? 'amber' : 'blue';
	return [{ text: whenDue(left, ledgersDueOn) + lacking, href, tone }];
}

function whenDue(left: number, dueOn: Day): string {
	if (left > 0) return `台账 ${dayInWords(dueOn)}前报送，还有 ${left} 天`;
	return left === 0 ? '台账今天报送' : `台账应于 ${dayInWords(dueOn)}报送，已过 ${-left} 天`;
}

function periodParts({ today, endOn }: LineFacts): Part[] {
	const left = daysBetween(today, endOn);
	if (left < 0) return [{ text: `集中整改期已于 ${dayInWords(endOn)}结束` }];
	if (left === 0) return [{ text: '集中整改期今天结束' }];
	return left <= 7 ? [{ text: `集中整改期还有 ${left} 天` }] : [];
}
