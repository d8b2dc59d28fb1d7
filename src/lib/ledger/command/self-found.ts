import { z } from 'zod';
import { needed, shortText } from './fields.ts';
import { marking } from './people-form.ts';
import { claimFields, onBehalf } from './plan-form.ts';

/** Where a problem that a unit found itself may come from (domain §4); kept on the row as these words. */
export const selfFoundOrigins = ['大排查大起底', '上级调研反馈', '回头看', '日常检查'] as const;

const origin = z.enum(selfFoundOrigins, {
	error: '请选择问题来源：大排查大起底、上级调研反馈、回头看或日常检查'
});

/** 登记自查问题 as its form sends it. There is no row yet, so it is no command on one. */
export const selfFoundForm = z.object({
	unitId: needed('请选择是哪个单位的问题', shortText),
	origin,
	problem: needed('请写明具体问题：哪里、多少户（处）、差在哪里'),
	...claimFields,
	...onBehalf,
	...marking
});
export type SelfFound = z.output<typeof selfFoundForm>;
