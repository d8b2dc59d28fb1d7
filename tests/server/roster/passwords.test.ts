import { expect, test } from 'vitest';
import {
	hashPassword,
	oneTimePassword,
	passwordProblem,
	verifyPassword
} from '#lib/server/roster/people/passwords.ts';

test.each([
	['短密码', '太短'],
	['1234567890', '常见'],
	['aaaaaaaaaaaa', '常见'],
	['abababababab', '常见'],
	['Password123', '常见'],
	['zhang.wei.411081', '登录名']
])('%s will not do', (candidate, why) => {
	expect(passwordProblem(candidate, 'zhang.wei.411081')).toContain(why);
});

test('a sentence will do', () => {
	expect(passwordProblem('颍河水绕禹州城流过去', 'chenjing')).toBeNull();
});

test('a one-time password keeps the rule and is never the same', () => {
	const some = Array.from({ length: 50 }, oneTimePassword);
	expect(new Set(some).size).toBe(50);
	for (const password of some) expect(passwordProblem(password, 'chenjing')).toBeNull();
});

test('only the right password fits a hash, and none fits no hash', async () => {
	const hash = await hashPassword('颍河水绕禹州城流过去');
	expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect(await verifyPassword(hash, '颍河水绕禹州城流过去')).toBe(true);
	expect(await verifyPassword(hash, '颍河水绕禹州城流过来')).toBe(false);
	expect(await verifyPassword(null, '颍河水绕禹州城流过去')).toBe(false);
});
