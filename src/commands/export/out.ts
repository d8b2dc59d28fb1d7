import { access, constants, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { partOf } from '#lib/server/sheets/exports/folder.ts';

/** Why a file cannot be written, before any work is done for it; null when it can. */
export async function outProblem(out: string): Promise<string | null> {
	const file = resolve(out);
	const there = await stat(file).catch(() => null);
	if (there?.isDirectory()) return `“${out}”是一个目录，请在 --out 后写明文件名。`;
	const folder = await stat(dirname(file)).catch(() => null);
	if (!folder?.isDirectory()) return `目录“${dirname(file)}”不存在，请先建立它。`;
	try {
		await access(dirname(file), constants.W_OK);
		if (there) await access(file, constants.W_OK);
		return null;
	} catch {
		return `“${out}”不能写入：请换一个位置，或给当前账号写入权限。`;
	}
}

/** Writes a file aside and gives it its name when it is whole: a failure leaves what was there. */
export async function writeWhole(out: string, bytes: Uint8Array): Promise<void> {
	const part = partOf(out);
	try {
		await writeFile(part, bytes);
		await rename(part, out);
	} finally {
		await rm(part, { force: true });
	}
}
