import type { Actor } from '#lib/ledger/actor.ts';
import { addDays, dayInWords } from '#lib/ledger/day.ts';
import type { Facts } from './facts.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { settled, standsForAll, unsettledRefusal } from '#lib/ledger/rates/rollup.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { verbNames, type Verb } from '#lib/ledger/verb.ts';
import { pendingRequest } from '#lib/ledger/workflow/verbs/requesting.ts';
import { answerBy, receiverHasTime } from './receiver.ts';

/** What stands around a row, as far as it says whether an act could be done at all. */
export type Around = Pick<
	Facts,
	'today' | 'campaign' | 'unsettled' | 'siblings' | 'child' | 'draw' | 'workingDays'
> & { finding: Pick<Facts['finding'], 'selfFound'> };

type Hindrance = (row: LedgerRow, around: Around, actor: Actor) => Refusal | null;

/** A row is put off at most so often (domain §5). */
const mostExtensions = 2;

/** Refusals that do not depend on what is typed, by act. */
const hindrances: Partial<Record<Verb, Hindrance>> = {
	requestClosure: (row, around) =>
		unsettledRefusal(row, around.unsettled) ?? notAccepted(row) ?? tooLateForAtOnce(row, around),
	requestLongTerm: (row, { unsettled }) => unsettledRefusal(row, unsettled),
	reportNotFound: (row, { unsettled }) =>
		row.problem
			? refuse('hasProblem', '本条已记有具体问题，不能再报未发现；问题已改好的，请申请销号。')
			: unsettledRefusal(row, unsettled),
	addProblem: ({ problem }) =>
		problem
			? null
			: refuse(
					'problemFirst',
					'本条还没有填写具体问题，请先把问题填入本条，有第二个问题时再增加。',
					'problem'
				),
	requestExtension: noExtension,
	grantExtension: beyondPeriod,
	confirmNotFound: (_row, { draw }) => drawComesFirst(draw),
	transfer: noTransfer,
	refuseTransfer: (row) =>
		pendingRequest(row, 'transfer').refused
			? refuse('refusedAlready', '本单位已答复不接收，等待办公室裁定；改为接收的请选“接收移交”。')
			: null,
	imposeTransfer: receiverFirst,
	revokeTransfer: receiverFirst,
	confirmOutcome: (row, around) =>
		childOpen(around) ?? unsettledRefusal(row, around.unsettled, '确认办结'),
	disputeOutcome: (_row, around) => childOpen(around) ?? childGone(around),
	void: soleRow
};

/**
 * Why nobody could do this act on the row now, whatever is typed; null when it depends on the form alone. Asked by
 * `decide` before the rule of the verb, and by pages, so that they offer nothing that is always refused.
 * @param verb one that `barred` lets this person do
 */
export function hindered(row: LedgerRow, verb: Verb, actor: Actor, around: Around): Refusal | null {
	return campaignOver(row, verb, around) ?? hindrances[verb]?.(row, around, actor) ?? null;
}

/** After 结束批次 only what stays watched moves, and no act opens a further row that nobody could work on. */
export function campaignOver(
	row: LedgerRow,
	verb: Verb,
	{ campaign }: Pick<Around, 'campaign'>
): Refusal | null {
	if (!campaign.ended) return null;
	if (!livesOn(row))
		return refuse(
			'campaignEnded',
			'本批次已结束，台账只供查看，不能再办理；还没改完的问题，请与办公室联系。'
		);
	if (verb !== 'addProblem' && verb !== 'transfer') return null;
	return refuse(
		'campaignEnded',
		`本批次已结束，不能再${verbNames[verb]}：新的问题请登记到新的批次，本条请由原单位办结。`
	);
}

/** Long-term rows, and settled ones that are hung up again. */
function livesOn(row: LedgerRow): boolean {
	return (
		settled(row) ||
		row.relapses > 0 ||
		row.resumeStage === 'longTerm' ||
		row.rectification === 'longTerm'
	);
}

function notAccepted({ request }: LedgerRow): Refusal | null {
	if (request?.kind !== 'selfFound') return null;
	return refuse('notAccepted', '自查问题还没有受理：上级受理后才能申请销号。');
}

/** A claimed row is put up at once only as 立行立改, which ends with the concentrated period. */
function tooLateForAtOnce(row: LedgerRow, { today, campaign }: Around): Refusal | null {
	if (row.stage !== 'claimed' || today <= campaign.endOn) return null;
	const end = dayInWords(campaign.endOn, today.slice(0, 4));
	return refuse(
		'planFirst',
		`集中整改期已于${end}结束，不能再立行立改：请先制定整改措施、写明时限，再申请销号。`
	);
}

function noExtension(row: LedgerRow, { today, campaign }: Around): Refusal | null {
	if (!row.dueOn)
		return refuse('noDeadline', '本条没有整改时限，不用延期；请先制定整改措施、写明时限。');
	if (row.extensions >= mostExtensions)
		return refuse('twice', `本条已延期 ${row.extensions} 次，不能再延；请抓紧整改后申请销号。`);
	if (today > addDays(row.dueOn, row.reviewedDays))
		return refuse(
			'tooLate',
			`时限${dayInWords(row.dueOn)}已过：延期要在到期之前申请。请抓紧整改后申请销号。`
		);
	return row.rectification === 'immediate' && row.dueOn >= campaign.endOn
		? refuse('atOnceEnds', endsWithPeriod(campaign.endOn, today), 'dueOn')
		: null;
}

/** Why a row of 立行立改 is not put off beyond the concentrated period. */
export function endsWithPeriod(endOn: string, today: string): string {
	const end = dayInWords(endOn, today.slice(0, 4));
	return `立行立改的时限不能晚于集中整改期结束日${end}；确需更久的，请先把整改类型改为限期整改`;
}

function beyondPeriod(row: LedgerRow, { campaign }: Around, actor: Actor): Refusal | null {
	const { dueOn } = pendingRequest(row, 'extension');
	if (dueOn <= campaign.endOn || isOffice(actor)) return null;
	return refuse(
		'officeOnly',
		`申请延到${dayInWords(dueOn)}，超出集中整改期（${dayInWords(campaign.endOn)}止），由办公室答复。`
	);
}

/** Drawn rows are looked at themselves; the undrawn follow once all drawn passed; after one failure all are. */
function drawComesFirst(draw: Around['draw']): Refusal | null {
	if (!draw) return refuse('drawFirst', '请先对这批“未发现”条目随机抽取，再核实抽中的条目。');
	if (draw.drawn || draw.failed || draw.passed) return null;
	return refuse('drawnFirst', '本条未抽中：抽中的条目全部核实属实后，才能随批确认。');
}

function noTransfer(row: LedgerRow): Refusal | null {
	if (!row.problem)
		return refuse('problemFirst', '本条还没有具体问题，没有可移交的内容；请先制定整改措施。');
	if (row.level !== 'city') return null;
	return refuse('cityRow', '本条代表全部单位，由牵头单位负责到底，不能移交。');
}

function receiverFirst(row: LedgerRow, { today, workingDays }: Around): Refusal | null {
	const request = pendingRequest(row, 'transfer');
	if (!receiverHasTime(row, today, workingDays)) return null;
	const until = dayInWords(answerBy(request.since, workingDays), today.slice(0, 4));
	return refuse(
		'receiverHasTime',
		`接收单位应于${until}前答复；它答复不接收或过期未答复时再裁定。`
	);
}

function childOpen({ child }: Around): Refusal | null {
	if (child && child.stage !== 'void' && settled(child)) return null;
	return refuse('childOpen', '接收单位还没有办结：它的条目销号后，再来确认。');
}

function childGone({ child }: Around): Refusal | null {
	if (child?.stage === 'closed' || child?.stage === 'longTerm') return null;
	return refuse('childGone', '接收单位的条目没有销号记录，不能重新挂账；请联系办公室处理。');
}

/** Never the last row of its unit and finding, nor the one that stands for all. */
function soleRow(row: LedgerRow, { siblings, finding }: Around): Refusal | null {
	if (standsForAll(row) && !finding.selfFound)
		return refuse(
			'standsForAll',
			'本条代表本单位的这项反馈问题，不能作废；重复的内容请作废其他条目。'
		);
	if (siblings.length > 0) return null;
	return refuse(
		'lastRow',
		'这是该单位这项反馈问题的最后一条，不能作废；确无此问题的，请由该单位报“未发现此类问题”。'
	);
}
