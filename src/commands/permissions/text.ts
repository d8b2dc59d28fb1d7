import { roleNames, roles } from '#lib/ledger/actor.ts';
import { ownRightsRule, rightsActs } from '#lib/ledger/roster/own-rights.ts';
import { relations, rights, type Relation } from '#lib/ledger/permissions.ts';
import { requestNames } from '#lib/ledger/request.ts';
import { stageNames } from '#lib/ledger/stage.ts';
import { verbNames, verbs, type Verb } from '#lib/ledger/verb.ts';
import { transitions, type Transition } from '#lib/ledger/workflow/transitions.ts';
import { readers, sightOf } from './sight.ts';
import { byWords, relationWords } from './words.ts';

/** docs/permissions.md, whole, from the tables the program itself asks. */
export function permissionsText(): string {
	return [
		'# 谁可以办什么、看什么',
		'本文由 `npm run -s permissions` 从程序里的权限表写出，请勿手改：`src/lib/ledger/permissions.ts`（岗位 × 办理 × 单位关系、可见范围）和 `src/lib/ledger/workflow/transitions.ts`（环节）。',
		'## 办理：岗位 × 办理 × 单位关系',
		'格里写可以办的岗位，“·”是不可以。县级领导只能查看，任何一格都没有。本单位的条目只按“本单位”一列，其他各列是他单位的条目；办公室自己的条目仍可由办公室另一人审核。',
		table(
			['办理', '标识', ...relations.map((relation) => relationWords[relation])],
			verbs.map((verb) => [
				verbNames[verb],
				`\`${verb}\``,
				...relations.map((relation) => rolesFor(verb, relation))
			])
		),
		'## 环节：从哪里到哪里，由谁',
		table(
			['办理', '现环节', '办后', '由谁', '须有等待答复的申请'],
			transitions.map(transitionLine)
		),
		'## 自己的单位、岗位和权限',
		`${ownRightsRule}，不论什么岗位、是不是管理员（\`src/lib/ledger/roster/own-rights.ts\`）。从文件导入时也一样。姓名、职务、电话不在此列。`,
		table(
			['不给自己办', '由谁办'],
			Object.values(rightsActs).map(([what, byWhom]) => [what, byWhom.replace(/。$/, '')])
		),
		'## 查看：每类人看到哪些条目',
		'列表、看板、单条、旧版本、办理记录、附件、查找、数字、导出和推送都问同一组条件；满足任何一条即可看到，“全部”指本县（市）全部条目。外县的和不在范围内的，与不存在的一样答 404。',
		table(
			['人员', '看到'],
			readers.map(({ who, actor }) => [who, sightOf(actor)])
		)
	]
		.join('\n\n')
		.concat('\n');
}

function rolesFor(verb: Verb, relation: Relation): string {
	const may = roles.filter((role) => rights[verb][relation]?.includes(role));
	return may.map((role) => roleNames[role]).join('、') || '·';
}

function transitionLine({ verb, from, to, by, asked, quiet }: Transition): string[] {
	return [
		verbNames[verb],
		from.map((stage) => stageNames[stage]).join('、') || '（新条目）',
		goesTo(to),
		byWords[by] + (quiet ? '（程序随单位合并一并办理）' : ''),
		requestInWords(asked, by !== 'unit' && by !== 'receiver')
	];
}

function goesTo(to: Transition['to']): string {
	if (to === 'same' || to === 'step') return '不变';
	if (to === 'review') return '流程的下一步';
	return to === 'back' ? '原来的环节' : stageNames[to];
}

function requestInWords(asked: Transition['asked'], answers: boolean): string {
	if (!asked) return '不论';
	if (asked === 'none') return '不能有';
	const kinds = asked.map((kind) => requestNames[kind]).join('、');
	return answers ? `${kinds}；不答复自己提出的` : kinds;
}

function table(head: string[], lines: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n');
}
