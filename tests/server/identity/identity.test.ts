import {
	chmodSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { identityKey, makeIdentityKey } from '#lib/server/identity/key.ts';
import { decryptIdentity, encryptIdentity } from '#lib/server/identity/seal.ts';
import { record } from '#lib/server/record/record.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { readTyped } from '#lib/server/rows/row/act.ts';
import { findings, people, units } from '../../cast.ts';
import { command } from '../../ledger/cast/acts.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { zhengHao } = people;
const number = '11010519491231002X';
let store: TestStore;
let dataDir: string;
let id: string;
let version: number;
const keyFile = () => join(dataDir, 'keys/identity.key');

beforeEach(async () => {
	setClock('2022-06-20T01:00:00.000Z');
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-identity-'));
	process.env.DATA_DIR = dataDir;
	store = await openStore();
	await openAnhe(store.database);
	id = await assign(store.database, findings.monitoring, units.dongwan);
	const planned = await record(zhengHao, id, command('plan'), { version: 1 });
	version = 'version' in planned ? Number(planned.version) : 0;
});
afterEach(async () => {
	delete process.env.IDENTITY_KEY;
	setClock(null);
	await store.close();
	rmSync(dataDir, { recursive: true });
});

const typed = (line: Record<string, string>, name = '颜国强') => ({
	verb: 'listHouseholds',
	'household.lines': '1',
	'household.0.name': name,
	...Object.fromEntries(Object.entries(line).map(([part, value]) => [`household.0.${part}`, value]))
});

async function list(line: Record<string, string>, name?: string) {
	const read = await readTyped(zhengHao, id, typed(line, name));
	if (isRefusal(read)) return read;
	const done = await record(zhengHao, id, read, { version });
	if (isRefusal(done)) throw new Error(done.message);
	version = done.version;
	return read as { listed: { idSealed: string }[] };
}

const shown = async () => (await rowView(zhengHao, id, null))?.households[0];

test('a number is sealed, read again, and kept as it was when nothing changed', async () => {
	const first = (await list({ identity: number })) as { listed: { idSealed: string }[] };
	expect(first.listed[0]?.idSealed).toMatch(/^v1\./);
	expect(await shown()).toMatchObject({ identity: number, unread: '' });
	expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
	const second = (await list({ identity: number, was: '0', what: '厕所' })) as typeof first;
	expect(second.listed[0]?.idSealed).toBe(first.listed[0]?.idSealed);
	const third = (await list({ identity: '', was: '0' })) as typeof first;
	expect(third.listed[0]?.idSealed).toBe('');
});

test('a lost key is a sentence beside the number, and neither the page nor the number is lost', async () => {
	await list({ identity: number });
	renameSync(keyFile(), `${keyFile()}.lost`);
	expect(await shown()).toMatchObject({ name: '颜国强', identity: '' });
	expect((await shown())?.unread).toMatch(/密钥不在.*备份/);
	expect((await list({ was: '0', what: '改门' })) as object).not.toHaveProperty('refused');
	const refused = await list({ identity: '110105491231002' }, '郝秀英');
	expect(isRefusal(refused) && refused.kind).toBe('keyMissing');
	renameSync(`${keyFile()}.lost`, keyFile());
	expect(await shown()).toMatchObject({ what: '改门', identity: number });
});

test('another key, a broken one and a tampered number each say what is wrong', async () => {
	const key = makeIdentityKey();
	if (isRefusal(key)) throw new Error(key.message);
	const sealed = encryptIdentity(number, key);
	expect(decryptIdentity(sealed)).toBe(number);
	const tampered = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
	expect(decryptIdentity(tampered)).toMatchObject({ kind: 'sealBroken' });
	process.env.IDENTITY_KEY = Buffer.alloc(32, 7).toString('base64');
	expect(decryptIdentity(sealed)).toMatchObject({ kind: 'keyOther' });
	process.env.IDENTITY_KEY = 'too short';
	expect(decryptIdentity(sealed)).toMatchObject({ kind: 'keyBroken' });
	delete process.env.IDENTITY_KEY;
	writeFileSync(keyFile(), 'nothing');
	expect(decryptIdentity(sealed)).toMatchObject({ kind: 'keyBroken' });
});

test('two that make the key at once have the same one, and none is written over', () => {
	const first = makeIdentityKey();
	const text = readFileSync(keyFile(), 'utf8');
	expect(makeIdentityKey()).toEqual(first);
	expect(readFileSync(keyFile(), 'utf8')).toBe(text);
	chmodSync(keyFile(), 0o600);
	expect(identityKey()).toEqual(first);
});
