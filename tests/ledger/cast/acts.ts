import type { Actor } from '#lib/ledger/actor.ts';
import {
	readCommand,
	type Command,
	type CommandInput,
	type CommandVerb
} from '#lib/ledger/command/command.ts';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { decide, type Decision } from '#lib/ledger/workflow/decide.ts';
import { factsOf } from './rows.ts';

/** A form of each verb, filled in well, on 20 June 2022. */
export const filled: { [V in CommandVerb]: Extract<CommandInput, { verb: V }> } = {
	claim: { verb: 'claim', responsiblePerson: '郑浩', officePhone: '0374-8200001' },
	plan: {
		verb: 'plan',
		problem: '6 户不知晓监测政策',
		measure: '逐户上门讲解',
		rectification: 'byDeadline',
		dueOn: '2022-07-10',
		responsiblePerson: '郑浩',
		facetIds: ['f1-1'],
		measureIds: ['m1-2']
	},
	amend: { verb: 'amend', measure: '逐户上门讲解并张贴公示', reason: '细化措施' },
	addProblem: { verb: 'addProblem', problem: '2 户未纳入监测', why: '自查发现' },
	reportProgress: { verb: 'reportProgress', on: '2022-06-19', text: '已走访 4 户' },
	requestClosure: {
		verb: 'requestClosure',
		completedOn: '2022-06-19',
		outcome: '6 户均已知晓',
		extendedCheck: '全村 40 户同查，无同类问题',
		evidence: '村档案盒3号'
	},
	withdraw: { verb: 'withdraw' },
	verify: { verb: 'verify', way: 'site', conclusion: '走访 3 户属实' },
	approve: { verb: 'approve', opinion: '同意销号' },
	return: {
		verb: 'return',
		reason: '2 户仍不清楚',
		missing: '补走访记录',
		amendBy: '2022-06-27'
	},
	reportNotFound: {
		verb: 'reportNotFound',
		method: '逐户走访',
		households: 40,
		checker: '郑浩',
		checkedOn: '2022-06-18'
	},
	confirmNotFound: { verb: 'confirmNotFound', way: 'phone', conclusion: '抽查属实' },
	reopen: {
		verb: 'reopen',
		finder: '纪委监委暗访',
		cause: 'relapse',
		evidence: '3 户又不知晓'
	},
	decline: { verb: 'decline', reason: '本村没有监测对象，应由水利局办理' },
	keepAssigned: { verb: 'keepAssigned', reason: '属本单位职责', replyBy: '2022-07-05' },
	reassign: {
		verb: 'reassign',
		toUnitId: 'water',
		reason: '饮水管护由水利局负责',
		replyBy: '2022-07-05'
	},
	requestExtension: { verb: 'requestExtension', dueOn: '2022-07-25', reason: '汛期不能施工' },
	grantExtension: { verb: 'grantExtension', opinion: '同意' },
	refuseExtension: { verb: 'refuseExtension', reason: '工期够用' },
	requestLongTerm: {
		verb: 'requestLongTerm',
		stageGoal: '年底前监测对象全部知晓',
		goalReached: 'no',
		mechanism: '每月走访一次',
		reviewOn: '2022-09-30'
	},
	grantLongTerm: { verb: 'grantLongTerm', opinion: '同意' },
	refuseLongTerm: { verb: 'refuseLongTerm', reason: '可以按期销号' },
	reviewLongTerm: {
		verb: 'reviewLongTerm',
		on: '2022-06-19',
		result: '30 户知晓，10 户待讲',
		goalReached: 'no',
		reviewOn: '2022-12-30'
	},
	transfer: {
		verb: 'transfer',
		problemKind: 'policy',
		toUnitId: 'water',
		reason: '政策口径由水利局解释'
	},
	acceptTransfer: { verb: 'acceptTransfer', responsiblePerson: '陆佳', dueOn: '2022-07-20' },
	refuseTransfer: { verb: 'refuseTransfer', reason: '属农业农村局职责' },
	imposeTransfer: {
		verb: 'imposeTransfer',
		reason: '三定方案明确由水利局负责',
		dueOn: '2022-07-20',
		replyBy: '2022-06-24'
	},
	revokeTransfer: { verb: 'revokeTransfer', reason: '属地问题，由村办理' },
	confirmOutcome: { verb: 'confirmOutcome', opinion: '群众满意' },
	disputeOutcome: { verb: 'disputeOutcome', reason: '2 户仍未享受' },
	withdrawRequest: { verb: 'withdrawRequest' },
	acceptSelfFound: { verb: 'acceptSelfFound', opinion: '属实，列入台账' },
	refuseSelfFound: { verb: 'refuseSelfFound', reason: '与 1-1 重复' },
	void: { verb: 'void', reason: '与 1-2 重复', keptRowId: 'row-kept' },
	handOver: { verb: 'handOver', responsiblePerson: '蒋波', reason: '郑浩调离' },
	followMerge: { verb: 'followMerge', toUnitId: 'water' },
	listHouseholds: {
		verb: 'listHouseholds',
		listed: [
			{ name: '颜国强', what: '不知晓监测政策', done: false, idSealed: '', phone: '13803740001' }
		]
	},
	noteSupervision: {
		verb: 'noteSupervision',
		finding: '走访 3 户，1 户不知晓',
		suggestion: '补讲后再报',
		answerBy: '2022-06-27'
	},
	addEvidence: { verb: 'addEvidence', paper: '镇档案室2号柜' },
	withdrawEvidence: { verb: 'withdrawEvidence', fileId: 'photo', reason: '传错了一张' }
};

/** What 立行立改 asks for beyond the closing form when the row is only claimed. */
export const atOnce = {
	problem: '6 户不知晓监测政策',
	measure: '当天上门讲解',
	rectification: 'immediate',
	responsiblePerson: '郑浩'
} as const;

/** A command as a form would send it; throws when the form itself is not filled in well. */
export function command<V extends CommandVerb>(verb: V, fields: object = {}): Command {
	const read = readCommand({ ...filled[verb], ...fields });
	if (isRefusal(read)) throw new Error(`${verb}: ${JSON.stringify(read.fields)}`);
	return read;
}

/** What a person's act does to a row. */
export function act(
	actor: Actor,
	row: LedgerRow,
	verb: CommandVerb,
	fields: object = {},
	facts: Partial<Facts> = {}
): Decision | Refusal {
	return decide(row, command(verb, fields), actor, factsOf(row, facts));
}

/** The same where it has to work. */
export function done(...args: Parameters<typeof act>): Decision {
	const result = act(...args);
	if (isRefusal(result)) throw new Error(`${args[2]}: ${result.kind} ${result.message}`);
	return result;
}

/** The same where it has to be refused. */
export function refused(...args: Parameters<typeof act>): Refusal {
	const result = act(...args);
	if (!isRefusal(result)) throw new Error(`${args[2]} was done: ${result.row.stage}`);
	return result;
}
