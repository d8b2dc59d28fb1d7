import { z } from 'zod';
import { chainFault } from '#lib/ledger/chain/form.ts';
import { nameFault, tidyName } from '#lib/ledger/command/people-form.ts';
import { isDay } from '#lib/ledger/day.ts';

const id = z.string().min(1);
const words = z.string().trim().max(20_000, '最多 2 万字，请精简或分成几条');
const flag = z.stringbool({ truthy: ['true', 'on', '1'], falsy: ['false', '', '0'] });
const list = z.array(words).default([]);
const day = z.string().refine(isDay, '请填写日期，例如 2022-07-05');
const count = z.union([z.literal(''), z.coerce.number().int().min(0).max(100_000)]);
const wholePercent = '抽取比例请填 1 到 100 的整数';
const percent = z.coerce
	.number(wholePercent)
	.int(wholePercent)
	.min(1, wholePercent)
	.max(100, wholePercent);
const names = z
	.array(words.transform(tidyName))
	.default([])
	.refine((all) => all.every((name) => nameFault(name) === null), {
		message: '姓名请写 2 到 20 个汉字，不带称呼和标点'
	});
const partKind = z.enum(['facet', 'measure']);

/** Everything the office can do to a draft; each edit is one act with its own entry in the record. */
export const draftEdit = z.discriminatedUnion('type', [
	z.object({
		type: z.literal('retitle'),
		itemId: id,
		number: words.min(1, '请填写序号').max(12, '序号最多 12 个字'),
		section: words.max(60, '类别最多 60 个字'),
		title: words.min(1, '请填写问题标题').max(200, '标题最多 200 个字')
	}),
	z.object({ type: z.literal('setText'), itemId: id, text: words }),
	z.object({ type: z.literal('setMeasureLead'), itemId: id, text: words }),
	z.object({ type: z.literal('setOrigins'), itemId: id, origins: words }),
	z.object({ type: z.literal('splitItem'), itemId: id, line: z.coerce.number().int() }),
	z.object({ type: z.literal('joinItems'), itemId: id }),
	z.object({ type: z.literal('addItem'), afterId: z.string().default('') }),
	z.object({ type: z.literal('removeItem'), itemId: id }),
	z.object({ type: z.literal('markKey'), itemId: id, on: flag }),
	z.object({ type: z.literal('sendToVillages'), itemId: id, on: flag }),
	z.object({ type: z.literal('leaveOutItem'), itemId: id, on: flag }),
	z.object({
		type: z.literal('setPart'),
		itemId: id,
		kind: partKind,
		partId: id,
		label: words.max(12, '序词最多 12 个字'),
		text: words.min(1, '内容不能为空；不要这一条请用“删除”'),
		origins: words.default('')
	}),
	z.object({
		type: z.literal('addPart'),
		itemId: id,
		kind: partKind,
		label: words.max(12, '序词最多 12 个字'),
		text: words.min(1, '请填写内容')
	}),
	z.object({ type: z.literal('removePart'), itemId: id, kind: partKind, partId: id }),
	z.object({
		type: z.literal('splitPart'),
		itemId: id,
		kind: partKind,
		partId: id,
		at: words.min(1, '请填写后一条开头的几个字')
	}),
	z.object({ type: z.literal('linkParts'), itemId: id, links: list }),
	z.object({
		type: z.literal('addOwner'),
		itemId: id,
		name: words.min(1, '请填写单位名称').max(80, '单位名称最多 80 个字')
	}),
	z.object({
		type: z.literal('renameOwner'),
		itemId: id,
		ownerId: id,
		name: words.min(1, '请填写单位名称').max(80, '单位名称最多 80 个字')
	}),
	z.object({
		type: z.literal('removeOwner'),
		itemId: id,
		ownerId: id,
		/** The same wording everywhere in the notice. */
		everywhere: flag.default(false)
	}),
	z.object({ type: z.literal('setLead'), itemId: id, ownerId: id }),
	z.object({
		type: z.literal('chooseUnits'),
		itemId: id,
		ownerId: id,
		unitIds: list,
		/** The same wording everywhere in the notice. */
		everywhere: flag.default(false)
	}),
	z.object({
		type: z.literal('setDocument'),
		title: words.min(1, '请填写文件标题'),
		documentNumber: words,
		issuer: words,
		issuedOn: z.union([z.literal(''), day])
	}),
	z.object({ type: z.literal('check'), problemId: id }),
	z.object({ type: z.literal('uncheck'), problemId: id }),
	z
		.object({
			type: z.literal('setCampaign'),
			name: words.min(1, '请填写整改批次名称').max(60, '名称最多 60 个字'),
			ledgerTitle: words.min(1, '请填写台账标题'),
			startOn: day,
			ledgersDueOn: day,
			endOn: day,
			expectedTownships: count,
			expectedVillages: count,
			drawPercent: percent.optional()
		})
		.refine((edit) => edit.startOn <= edit.ledgersDueOn, {
			message: '台账报送日期早于开始日期，请改其中一个',
			path: ['ledgersDueOn']
		})
		.refine((edit) => edit.ledgersDueOn <= edit.endOn, {
			message: '集中整改结束日期早于台账报送日期，请改其中一个',
			path: ['endOn']
		}),
	z
		.object({
			type: z.literal('setChain'),
			level: z.enum(['city', 'department', 'township', 'village']),
			/** Words of ledger/chain-form. */
			steps: list
		})
		.superRefine(({ level, steps }, context) => {
			const fault = chainFault(level, steps);
			if (fault) context.addIssue({ code: 'custom', message: fault, path: ['steps'] });
		}),
	z.object({ type: z.literal('leaveOutUnits'), unitIds: list, on: flag }),
	/** Names of villagers in an item, whole, and words that are none, added. */
	z.object({ type: z.literal('markNames'), itemId: id, names, notNames: names }),
	/** One tap on one proposed name, or on a decision that is taken back. */
	z.object({
		type: z.literal('decideName'),
		itemId: id,
		name: words.transform(tidyName),
		isName: flag
	})
]);

export type DraftEdit = z.infer<typeof draftEdit>;
export type EditType = DraftEdit['type'];
export type EditOf<K extends EditType> = Extract<DraftEdit, { type: K }>;
