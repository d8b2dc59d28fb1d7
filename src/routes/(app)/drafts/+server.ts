import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { keepDraft } from '#lib/server/drafts.ts';
import { actorIn } from '../place.ts';
import type { RequestHandler } from './$types';

const draft = z.object({
	key: z.string().min(1).max(200),
	values: z.record(z.string(), z.union([z.string(), z.array(z.string())]))
});

/** Keeps a half-filled form: {key, values}. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const read = draft.safeParse(await request.json().catch(() => null));
	if (!read.success) error(400, '这份未提交的表单没有保存：内容无法识别。');
	await keepDraft(actorIn(locals), read.data.key, read.data.values);
	return new Response(null, { status: 204 });
};
