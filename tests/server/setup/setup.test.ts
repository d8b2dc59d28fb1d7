import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setUpAdmin, setUpOffice } from '#lib/server/setup/steps.ts';
import { ensureSetupLink, isSetupToken, setupState } from '#lib/server/setup/setup.ts';
import { checkSignIn } from '#lib/server/sessions/sign-in.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { actorNamed, chenJing, done } from '../cast/yuzhou.ts';

let store: TestStore;

beforeEach(async () => {
	store = await openStore();
});
afterEach(() => store.close());

const office = { code: '411081', name: '禹州市', office: '市领导小组办公室' };
const newToken = async () => (await ensureSetupLink())?.split('/').at(-1) ?? '';

test('the link leads through office and administrator, and is then over', async () => {
	const token = await newToken();
	expect(await isSetupToken(token)).toBe(true);
	expect(await setUpOffice(token, office)).toBeNull();
	expect(await isSetupToken(token)).toBe(true);
	const { personId } = done(await setUpAdmin(token, chenJing));
	expect(await actorNamed(personId)).toMatchObject({
		functions: ['office'],
		admin: ['system', 'security', 'audit']
	});
	expect(await isSetupToken(token)).toBe(false);
	expect(await ensureSetupLink()).toBeNull();
	expect(isRefusal(await setUpAdmin(token, { ...chenJing, login: 'another' }))).toBe(true);
	expect(await checkSignIn(chenJing.login, chenJing.password)).toMatchObject({
		personId,
		mustChangePassword: false
	});
});

test('only the hash of the token is kept, for its owner alone', async () => {
	const token = await newToken();
	const file = join(process.env.DATA_DIR ?? '', 'setup-token');
	expect(readFileSync(file, 'utf8')).not.toContain(token);
	expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a later start makes a new link and ends the old one', async () => {
	const old = await newToken();
	const token = await newToken();
	expect(await isSetupToken(old)).toBe(false);
	expect(await isSetupToken(token)).toBe(true);
	expect(isRefusal(await setUpOffice(old, office))).toBe(true);
	expect((await setupState()).county).toBeNull();
});

test('pressing twice makes one county', async () => {
	const token = await newToken();
	const answers = await Promise.all([setUpOffice(token, office), setUpOffice(token, office)]);
	expect(answers.filter((answer) => answer === null)).toHaveLength(1);
});

test.each([
	['code', { ...office, code: '41108' }],
	['name', { ...office, name: '' }],
	['office', { ...office, office: '' }]
])('says what is missing: %s', async (field, form) => {
	expect(await setUpOffice(await newToken(), form)).toMatchObject({ field });
	expect((await setupState()).county).toBeNull();
});
