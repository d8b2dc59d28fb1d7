import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { exportedFile } from '#lib/server/sheets/exports/exports.ts';
import { attachment, xlsxType, zipType } from '../../attachment.ts';
import { actorIn } from '../../shown.ts';
import type { RequestHandler } from './$types';

/** A finished file, for the person who had it made. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const made = await exportedFile(actorIn(locals), params.id);
	if (isRefusal(made)) error(404, made.message);
	const there = await access(made.file).then(
		() => true,
		() => false
	);
	if (!there) error(404, '这份文件已经不在服务器上，请重新导出。');
	const body = Readable.toWeb(createReadStream(made.file)) as ReadableStream;
	const type = made.name.endsWith('.zip') ? zipType : xlsxType;
	return new Response(body, {
		headers: { ...attachment(made.name, type), 'content-length': String(made.size) }
	});
};
