import { asc, eq } from 'drizzle-orm';
import type { Reader } from './db/database.ts';
import { streamKinds, type StreamKind } from './db/streams.ts';
import { tables } from './db/tables.ts';
import { verifyChain } from './eventChain.ts';
import { verifyRows } from './rowVersions.ts';
import { verifySubmissions } from './submissions-verify.ts';

const { counties } = tables;

/** One line of the report, and whether what it tells of is as it was written. */
export interface Verified {
	text: string;
	sound: boolean;
}

const kindNames: Record<StreamKind, string> = {
	ledger: '台账',
	roster: '单位人员',
	access: '查看',
	session: '登录',
	draft: '草稿'
};

/**
 * Looks through every chain of events, every row and every submission of the store, or of one county by its code.
 * The end of each chain is printed, so that it can be noted elsewhere and compared later.
 */
export async function* verifyStore(read: Reader, code?: string): AsyncGenerator<Verified> {
	const found = await read
		.select({ id: counties.id, code: counties.code, name: counties.name })
		.from(counties)
		.where(code ? eq(counties.code, code) : undefined)
		.orderBy(asc(counties.code));
	if (code && found.length === 0) yield { text: `没有代码为 ${code} 的县（市、区）`, sound: false };
	for (const { id, code, name } of found) {
		for (const kind of streamKinds) {
			const line = await verifyStream(read, id, kind);
			yield { ...line, text: `${code} ${name} ${kindNames[kind]}记录（${kind}）：${line.text}` };
		}
		const { rows, stray } = await verifyRows(read, id);
		const text = stray ? `条目 ${stray.rowId} ${stray.wrong}` : `${rows} 条与最后一版一致`;
		yield { text: `${code} ${name} 台账条目：${text}`, sound: stray === null };
		yield await verifyFrozen(read, id, `${code} ${name} 报送台账`);
	}
}

async function verifyFrozen(read: Reader, id: string, place: string): Promise<Verified> {
	const { versions, stray } = await verifySubmissions(read, id);
	const text = stray
		? `单位 ${stray.unitId} 第${stray.version}版与校验码不符`
		: `${versions} 版与校验码一致`;
	return { text: `${place}：${text}`, sound: stray === null };
}

async function verifyStream(read: Reader, id: string, kind: StreamKind): Promise<Verified> {
	const { head, broken } = await verifyChain(read, id, kind);
	if (!broken) {
		const end = head.seq === 0 ? '' : `，末条校验值 ${head.hash}`;
		return { text: `${head.seq} 条，完好${end}`, sound: true };
	}
	const event = broken.eventId ? `（事件 ${broken.eventId}）` : '';
	return { text: `第 ${broken.seq} 条${event}有问题：${broken.wrong}`, sound: false };
}
