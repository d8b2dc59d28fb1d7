import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { keepFields } from '#lib/server/forms/fields-kept.ts';
import { whoseForm } from '#lib/server/forms/kept.ts';
import type { RequestHandler } from './$types';

const draft = z.object({
	key: z.string().min(1).max(200),
	keeper: z.string().max(200).default(''),
	values: z.record(z.string(), z.union([z.string(), z.array(z.string())]))
});

/** Keeps a half-filled form: {key, values}, and `keeper` where it may outlive its session. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const read = draft.safeParse(await request.json().catch(() => null));
	if (!read.success) error(400, '这份未提交的表单没有保存：内容无法识别。');
	const { key, values, keeper } = read.data;
	const whose = await whoseForm(keeper, key.split(':')[1] ?? '', locals.actor);
	if (!whose) error(401, '请先登录。');
	await keepFields(whose, key, values);
	return new Response(null, { status: 204 });
};
