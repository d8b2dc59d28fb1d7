import { sql } from 'drizzle-orm';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { identityKey, makeIdentityKey, type IdentityKey } from './key.ts';

const { ledgerRows: r } = tables;

/**
 * The key to seal a number with; the first time it is made. Where numbers are sealed already and the key is gone, none
 * is made: a new one would make two kinds of numbers, of which one could never be read again.
 */
export async function keyForSealing(): Promise<IdentityKey | Refusal> {
	const key = identityKey();
	if (!('refused' in key) || key.kind !== 'keyMissing') return key;
	const [sealed] = await db()
		.read.select({ id: r.id })
		.from(r)
		.where(sql`cast(${r.households} as text) like '%"idSealed":"v1.%'`)
		.limit(1);
	if (!sealed) return makeIdentityKey();
	return refuse(
		'keyMissing',
		'身份证号的加密密钥不在（DATA_DIR/keys/identity.key），这次不能保存新的身份证号：请系统管理员放回备份的密钥；其他内容可以先保存，身份证号一栏留空。'
	);
}
