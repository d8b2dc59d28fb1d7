import { asc, eq } from 'drizzle-orm';
import type { Reader } from '#lib/server/db/database.ts';
import { streamKinds, type StreamKind } from '#lib/server/db/streams.ts';
import { tables } from '#lib/server/db/tables.ts';
import { verifyEventChain, type Head } from '#lib/server/record/chain.ts';
import { headText, wrongWithHead, type FiledHead } from './heads.ts';
import { storedSignOffs, storedSubmissions, storedVersions } from './stored.ts';
import { noteSeals, noSeals, type WrittenSeals } from '#lib/server/record/written-seals.ts';
import { verifyRows } from '#lib/server/record/row-versions.ts';
import { streamNames } from '#lib/server/record/stream-names.ts';
import { compareRecords, type Compared } from './records.ts';

const { counties } = tables;

/** One line of the report, and whether what it tells of is as it was written. */
export interface Verified {
	text: string;
	sound: boolean;
}

/**
 * Looks through every chain of events, every row, its versions and signatures and every submission of the store, or
 * of one county by its code. The end of each chain is printed, so that it can be noted elsewhere and compared later.
 */
export async function* verifyStore(
	read: Reader,
	code?: string,
	heads: FiledHead[] = []
): AsyncGenerator<Verified> {
	const found = await read
		.select({ id: counties.id, code: counties.code, name: counties.name })
		.from(counties)
		.where(code ? eq(counties.code, code) : undefined)
		.orderBy(asc(counties.code));
	if (code && found.length === 0) yield { text: `没有代码为 ${code} 的县（市、区）`, sound: false };
	if (heads.length > 0 && found.length > 1)
		yield {
			text: '数据库里不止一个县（市、区），核对存档的校验值请用 --county 写明',
			sound: false
		};
	for (const { id, code, name } of found) {
		for await (const line of verifyCounty(read, id))
			yield { ...line, text: `${code} ${name} ${line.text}` };
		for (const head of found.length === 1 ? heads : [])
			yield await verifyHead(read, id, head, `${code} ${name}`);
	}
}

async function verifyHead(
	read: Reader,
	id: string,
	head: FiledHead,
	county: string
): Promise<Verified> {
	const wrong = await wrongWithHead(read, id, head);
	const place = `${county} 存档的${streamNames[head.kind]}校验值 ${headText(head)}`;
	return { text: `${place}：${wrong ?? '相符'}`, sound: wrong === null };
}

async function* verifyCounty(read: Reader, id: string): AsyncGenerator<Verified> {
	const marks = noSeals();
	let until = 0;
	for (const kind of streamKinds) {
		const line = await verifyStream(read, id, kind, marks);
		if (kind === 'ledger') until = line.head.seq;
		yield { sound: line.sound, text: `${streamNames[kind]}记录（${kind}）：${line.text}` };
	}
	const { rows, stray } = await verifyRows(read, id);
	const text = stray ? `条目 ${stray.rowId} ${stray.wrong}` : `${rows} 条与最后一版一致`;
	yield { text: `台账条目：${text}`, sound: stray === null };
	const compare = (
		...[records, said]: [Parameters<typeof compareRecords>[2], WrittenSeals['versions']]
	) => compareRecords(read, id, records, said, until);
	yield told('条目各版', '版', await compare(storedVersions(read, id), marks.versions));
	yield told('签署', '次', await compare(storedSignOffs(read, id), marks.signOffs));
	yield told('报送台账', '版', await compare(storedSubmissions(read, id), marks.submissions));
	if (marks.unsealed > 0)
		yield {
			text: `其中 ${marks.unsealed} 条办理记录是旧版程序写下的，未附各版和签署的校验值：只核对有无，不核对内容`,
			sound: true
		};
}

function told(what: string, unit: string, { count, wrong }: Compared): Verified {
	const sound = wrong.length === 0;
	const text = sound ? `${count} ${unit}与办理记录一致` : wrong.join('；');
	return { text: `${what}：${text}`, sound };
}

async function verifyStream(
	read: Reader,
	id: string,
	kind: StreamKind,
	marks: WrittenSeals
): Promise<Verified & { head: Head }> {
	const { head, broken } = await verifyEventChain(read, id, kind, (event) => {
		if (kind === 'ledger') noteSeals(marks, event);
	});
	if (!broken) {
		const end = head.seq === 0 ? '' : `，末条校验值 ${head.hash}`;
		return { head, text: `${head.seq} 条，完好${end}`, sound: true };
	}
	const event = broken.eventId ? `（事件 ${broken.eventId}）` : '';
	return { head, text: `第 ${broken.seq} 条${event}有问题：${broken.wrong}`, sound: false };
}
