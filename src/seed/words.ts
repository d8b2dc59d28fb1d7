import type { Command } from '#lib/ledger/command/command.ts';
import { addDays, type Day } from '#lib/ledger/day.ts';
import type { Random } from './random.ts';
import type { RoadRow } from './road.ts';

export type RowWords = ReturnType<typeof wordsOf>;

const entries = [
	'已开会安排，责任到人，第一批材料已到位。',
	'现场查看一次，进度过半，没有遇到困难。',
	'主要工作做完，正在逐户回访，收尾两处。',
	'按退回意见补充，缺的照片和签字已经补齐。'
];
const origins = ['对照国家后评估反馈自查', '对照省后评估反馈自查', '乡镇排查', '驻村走访发现'];
const missing = [
	'缺少改后照片，农户签字只有一户',
	'成效写得笼统，没有写清户数和时间',
	'举一反三只有一句话，没有排查名单'
];

/** What the people of one row write into their forms. */
export function wordsOf(row: RoadRow, random: Random) {
	const { person, case: found } = row;
	return {
		claim: (): Command => ({
			verb: 'claim',
			responsiblePerson: person.name,
			officePhone: person.phone,
			responsibleLeader: row.leader,
			applicantName: person.name
		}),
		reportNotFound: (on: Day): Command => ({
			verb: 'reportNotFound',
			method: random.pick([
				'入户走访，对照明白卡和账本逐户看',
				'村组干部分片排查，驻村队员复看',
				'查台账、看现场、电话回访'
			]),
			households: random.whole(18, 96),
			checker: person.name,
			checkedOn: on,
			applicantName: person.name
		}),
		plan: (on: Day, days: number): Command => ({
			verb: 'plan',
			alsoFindingIds: [],
			problem: found.problem,
			measure: found.measure,
			...deadline(on, days, random),
			origin: random.pick(origins),
			nature: random.pick(['individual', 'individual', 'common']),
			problemKind: random.pick(['local', 'local', 'policy']),
			goal: random.chance(0.4) ? '问题改到位，群众认可，一个月内不反弹。' : '',
			facetIds: row.facetIds,
			measureIds: row.measureIds,
			applicantName: person.name
		}),
		progress: (on: Day, entry: number): Command => ({
			verb: 'reportProgress',
			on,
			...(random.chance(0.12) ? { noChange: true } : { text: entries[entry] ?? entries[0] }),
			applicantName: person.name
		}),
		addProblem: (problem: string): Command => ({
			verb: 'addProblem',
			problem,
			why: '回头看时发现的另一个问题',
			responsiblePerson: person.name,
			applicantName: person.name
		}),
		requestClosure: (on: Day): Command => ({
			verb: 'requestClosure',
			completedOn: on,
			outcome: found.outcome,
			extendedCheck: found.extendedCheck,
			evidence: `档案盒${random.whole(1, 6)}号，第${random.whole(1, 30)}页起`,
			facetIds: [],
			measureIds: [],
			applicantName: person.name
		}),
		giveBack: (amendBy: Day): Command => ({
			verb: 'return',
			reason: random.pick(['佐证材料不全', '成效写得不具体', '现场看还没有改完']),
			missing: random.pick(missing),
			amendBy
		}),
		verify: (): Command => ({
			verb: 'verify',
			way: random.pick(['site', 'site', 'phone', 'documents']),
			conclusion: random.pick([
				'现场看过，已改到位。',
				'回访两户，均表示已解决。',
				'材料齐全，与现场一致。'
			])
		}),
		approve: (): Command => ({
			verb: 'approve',
			opinion: random.pick(['同意销号。', '整改到位，同意销号，注意保持。'])
		}),
		reopen: (): Command => ({
			verb: 'reopen',
			finder: '督导组',
			cause: random.pick(['relapse', 'belowStandard']),
			evidence: '实地回头看，同样的情况又出现，现场照片三张，群众反映属实。'
		})
	};
}

function deadline(on: Day, days: number, random: Random) {
	const dueOn = addDays(on, days);
	if (random.chance(0.06))
		return {
			rectification: 'longTerm' as const,
			dueOn: '',
			reviewOn: addDays(on, days),
			dueWording: '长期坚持'
		};
	return {
		rectification: random.pick(['immediate', 'byDeadline'] as const),
		dueOn,
		dueWording: ''
	};
}
