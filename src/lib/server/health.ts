import { db } from '#lib/server/db/database.ts';

/** Whether the server may be given work, with every reason why not as a sentence. */
export type Readiness = { ok: true } | { ok: false; problems: string[] };

const patience = 3000;
let underWay: Promise<Readiness> | null = null;

/**
 * For /readyz: the store takes a write, does not lose it at power loss, and has this program's structure.
 * Probes that come together share one look.
 */
export function storeReady(): Promise<Readiness> {
	underWay ??= look().finally(() => (underWay = null));
	return underWay;
}

async function look(): Promise<Readiness> {
	const problems = await Promise.race([problemsOfStore(), slow()]);
	return problems.length === 0 ? { ok: true } : { ok: false, problems };
}

async function problemsOfStore(): Promise<string[]> {
	try {
		return await db().check();
	} catch (error) {
		return [`数据库用不了：${(error as Error).message}`];
	}
}

function slow(): Promise<string[]> {
	return new Promise((resolve) => {
		const sentence = `数据库 ${patience / 1000} 秒内没有完成一次写入。`;
		setTimeout(() => resolve([sentence]), patience).unref();
	});
}
