import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { commonPasswords } from './common-passwords.ts';

// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, 2 passes, 1 lane.
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const shortest = 10;
const longest = 200;

export const passwordRule = `至少 ${shortest} 个字符，不能是常见密码，也不能与登录名相同。`;

/** The hash of a password, Argon2id in PHC form. */
export function hashPassword(password: string): Promise<string> {
	return hash(password, strength);
}

/** Whether a password belongs to a hash. Without a hash it costs the same time and is never right. */
export async function verifyPassword(passwordHash: string | null, password: string) {
	const right = await verify(passwordHash ?? (await nobodys()), password.slice(0, longest));
	return right && passwordHash !== null;
}

/** Why a new password will not do, in words; null when it will. */
export function passwordProblem(password: string, login: string): string | null {
	const plain = password.trim().toLowerCase();
	if ([...password].length < shortest)
		return `密码太短：至少 ${shortest} 个字符，可以用一句好记的话。`;
	if (password.length > longest) return `密码太长：最多 ${longest} 个字符。`;
	if (plain === login.trim().toLowerCase()) return '密码不能与登录名相同，请换一个。';
	if (isCommon(plain)) return '这个密码太常见，容易被猜中，请换一个。';
	return null;
}

// No 0/O, 1/l/i: it is read from paper.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random password for the first sign-in, about 59 bits, to be written on paper: xxxx-xxxx-xxxx. */
export function oneTimePassword(): string {
	const part = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
	return `${part()}-${part()}-${part()}`;
}

function isCommon(plain: string): boolean {
	return commonPasswords.has(plain) || /^(.{1,3})\1+.{0,2}$/.test(plain) || isRun(plain);
}

/** 1234567890, abcdefghij: each character follows the one before. */
function isRun(plain: string): boolean {
	const steps = new Set<number>();
	for (let i = 1; i < plain.length; i += 1)
		steps.add(plain.charCodeAt(i) - plain.charCodeAt(i - 1));
	return steps.size === 1;
}

let nobody: Promise<string> | undefined;

function nobodys(): Promise<string> {
	return (nobody ??= hashPassword(oneTimePassword()));
}
