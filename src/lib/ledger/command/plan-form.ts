import { z } from 'zod';
import { natures, problemKinds, rectifications } from '#lib/ledger/row.ts';
import { ids, needed, optional, optionalChoice, optionalDay, shortText } from './fields.ts';

/** 代填: the person of the village for whom the township types; without it the row's 责任人 stands as applicant. */
export const onBehalf = { applicantName: optional(shortText) };

/** 认领: who answers for the row. */
export const claimFields = {
	responsiblePerson: needed('请填写责任人姓名', shortText),
	officePhone: optional(shortText),
	responsibleLeader: optional(shortText)
};

/** 制定整改措施; on a row not yet claimed the same form claims it. */
export const planFields = {
	problem: needed('请写明具体问题：哪里、多少户（处）、差在哪里'),
	measure: needed('请写明整改措施'),
	rectification: z.enum(rectifications, { error: '请选择整改类型' }),
	dueOn: optionalDay,
	reviewOn: optionalDay,
	dueWording: optional(shortText),
	beyondReason: optional(),
	origin: optional(shortText),
	nature: optionalChoice(natures),
	problemKind: optionalChoice(problemKinds),
	sectorUnitId: optional(shortText),
	goal: optional(),
	facetIds: ids,
	measureIds: ids,
	alsoFindingIds: ids,
	responsiblePerson: optional(shortText),
	officePhone: optional(shortText),
	responsibleLeader: optional(shortText)
};
