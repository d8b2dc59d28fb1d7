import { hash, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { newId } from '#lib/server/ids.ts';
import { dataDirOf } from '#lib/server/settings.ts';

/** The key that identity numbers are sealed with; `id` is the beginning of its SHA-256 and tells keys apart. */
export interface IdentityKey {
	id: string;
	bytes: Buffer;
}

/**
 * The key: IDENTITY_KEY, or DATA_DIR/keys/identity.key.
 * @returns `keyMissing` or `keyBroken`, each with a sentence that says how to mend it
 */
export function identityKey(): IdentityKey | Refusal {
	const given = process.env.IDENTITY_KEY?.trim();
	if (given) return keyIn(given, '环境变量 IDENTITY_KEY');
	const path = keyPath();
	if (!existsSync(path))
		return refuse(
			'keyMissing',
			'身份证号的加密密钥不在（DATA_DIR/keys/identity.key）：请系统管理员把备份的密钥放回原处。'
		);
	try {
		return keyIn(readFileSync(path, 'utf8').trim(), 'DATA_DIR/keys/identity.key');
	} catch {
		return refuse(
			'keyBroken',
			'身份证号的加密密钥读不出来（DATA_DIR/keys/identity.key）：请系统管理员检查文件的权限。'
		);
	}
}

/** Makes the key; where another process was first, its key stands. */
export function makeIdentityKey(): IdentityKey | Refusal {
	const path = keyPath();
	mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
	// Written aside first, then linked: a key under its name is always whole, and never written over.
	const aside = `${path}.${newId()}`;
	writeFileSync(aside, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
	try {
		linkSync(aside, path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		rmSync(aside);
	}
	return identityKey();
}

function keyPath(): string {
	return join(dataDirOf(process.env), 'keys', 'identity.key');
}

function keyIn(text: string, where: string): IdentityKey | Refusal {
	const bytes = Buffer.from(text, 'base64');
	if (bytes.length !== 32)
		return refuse(
			'keyBroken',
			`身份证号的加密密钥不对（${where}）：应为 32 字节的 base64，请系统管理员换回备份的密钥。`
		);
	return { id: hash('sha256', bytes).slice(0, 8), bytes };
}
