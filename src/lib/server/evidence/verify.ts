import { existsSync } from 'node:fs';
import { asc, eq } from 'drizzle-orm';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { hashOfFile } from '#lib/server/files/store.ts';
import type { Verified } from '#lib/server/record/audit/store.ts';
import { pathOf } from './files.ts';
import { orphans } from './lying.ts';
import { namedFiles, type Named } from './named.ts';
import { knownHashes } from './sweep.ts';

const { counties, evidence: e } = tables;

/**
 * Looks whether everything that rows, their versions, signatures and uploads name is there, byte for byte, and
 * whether nothing lies about that nobody names. Each thing that is wrong has a line.
 */
export async function* verifyEvidence(read: Reader): AsyncGenerator<Verified> {
	for (const { id, code, name } of await read.select().from(counties).orderBy(asc(counties.code))) {
		const place = `${code} ${name}`;
		let bad = 0;
		const registered = await read.select().from(e).where(eq(e.countyId, id)).orderBy(asc(e.sha256));
		for (const file of registered) {
			const wrong = await wrongWith(file);
			if (!wrong) continue;
			bad += 1;
			yield { text: `${place} 佐证材料 ${file.sha256}：${wrong}`, sound: false };
		}
		const known = new Set(registered.map(({ sha256 }) => sha256));
		const named = await namedFiles(read, id);
		for (const lost of named.filter(({ sha256 }) => !known.has(sha256))) {
			bad += 1;
			yield { text: `${place} ${lost.by}所附材料 ${lost.sha256} 没有登记`, sound: false };
		}
		if (bad === 0) yield { text: `${place}：${summary(known, named)}`, sound: true };
	}
	const lying = await orphans(await knownHashes(read));
	for (const { path, unfinished } of lying)
		yield {
			text: `${path}：${unfinished ? '没有传完的文件' : '没有登记的文件'}，可用 npm run evidence -- sweep 清理`,
			sound: false
		};
}

function summary(known: Set<string>, named: Named[]): string {
	const used = new Set(named.map(({ sha256 }) => sha256));
	const unused = [...known].filter((sha256) => !used.has(sha256)).length;
	const spare = unused > 0 ? `，其中 ${unused} 份没有使用` : '';
	return `佐证材料 ${known.size} 份与校验值一致${spare}；条目、版本和签署所附材料齐全`;
}

/** What is wrong with the bytes of a registered file; null when they are as they were taken in. */
async function wrongWith(file: typeof e.$inferSelect): Promise<string | null> {
	const path = pathOf(file.sha256);
	if (!existsSync(path)) return '文件不见了，请从备份恢复 evidence 目录';
	if ((await hashOfFile(path)) !== file.sha256) return '文件内容与登记时不一致，请从备份恢复';
	if (file.thumbnail && !existsSync(pathOf(file.sha256, true))) return '缩略图不见了';
	return null;
}
