import { asc } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { append } from '#lib/server/record/events.ts';

const { counties } = tables;

/**
 * Who the command line is: named 命令行, sees a whole county and may change nothing in it.
 * @param code division code of the county; may be left out where the store has one county
 */
export async function systemActor(code: string | undefined): Promise<Actor | Refusal> {
	const all = await db()
		.read.select({ id: counties.id, code: counties.code, name: counties.name })
		.from(counties)
		.orderBy(asc(counties.code));
	const known = all.map((county) => `${county.code} ${county.name}`).join('，');
	if (all.length === 0) return refuse('said', '数据库里还没有建立县（市、区），没有台账可以导出。');
	if (!code && all.length > 1)
		return refuse(
			'several',
			`数据库里有 ${all.length} 个县（市、区），请用 --county 写明：${known}。`
		);
	const county = code ? all.find((each) => each.code === code) : all[0];
	if (!county) return refuse('unknown', `没有代码为“${code}”的县（市、区）。已有：${known}。`);
	const units = [...(await directory(county.id)).values()];
	const top = units.find((unit) => unit.level === 'city');
	return {
		personId: '',
		name: '命令行',
		countyId: county.id,
		unitId: top?.id ?? '',
		unitName: county.name,
		unitPath: top?.path ?? '/',
		unitLevel: 'city',
		// A leader who supervises sees everything and stands in no relation that may act.
		functions: ['supervision'],
		role: 'leader',
		substitute: false,
		admin: [],
		oversees: [],
		liaises: []
	};
}

/** Writes down what the command line read; nobody's account stands for it, so the name does. */
export async function logSystemRead(
	{ countyId, name }: Actor,
	campaignId: string,
	what: Record<string, unknown>
): Promise<void> {
	await db().write(countyId, 'access', (tx) =>
		append(tx, {
			countyId,
			kind: 'access',
			type: 'ledgersRead',
			personId: null,
			unitId: null,
			at: now(),
			campaignId,
			body: { by: name, ...what }
		})
	);
}
