import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { identityKey, type IdentityKey } from './key.ts';

const shape = 'v1';
const algorithm = 'aes-256-gcm';

/** An identity number as it is kept: `v1.<key>.<iv>.<tag and text>`, AES-256-GCM, base64url. */
export function encryptIdentity(number: string, key: IdentityKey): string {
	const iv = randomBytes(12);
	const cipher = createCipheriv(algorithm, key.bytes, iv).setAAD(Buffer.from(shape));
	const text = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()]);
	const sealed = Buffer.concat([cipher.getAuthTag(), text]);
	return [shape, key.id, iv.toString('base64url'), sealed.toString('base64url')].join('.');
}

/** The number again. @returns a sentence when the key is lost or another one, or what is kept was tampered with */
export function decryptIdentity(sealed: string): string | Refusal {
	const key = identityKey();
	if (isRefusal(key)) return key;
	const [version, keyId, iv = '', body = ''] = sealed.split('.');
	if (version !== shape || keyId !== key.id)
		return refuse(
			'keyOther',
			'这个身份证号是用另一把密钥加密的：请系统管理员换回当时的密钥（DATA_DIR/keys/identity.key）。'
		);
	try {
		const bytes = Buffer.from(body, 'base64url');
		const decipher = createDecipheriv(algorithm, key.bytes, Buffer.from(iv, 'base64url'), {
			authTagLength: 16
		})
			.setAAD(Buffer.from(shape))
			.setAuthTag(bytes.subarray(0, 16));
		return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
	} catch {
		return refuse('sealBroken', '这个身份证号读不出来：存着的内容被改动过，请重新填写。');
	}
}
