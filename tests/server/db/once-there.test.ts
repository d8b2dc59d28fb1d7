import { expect, test } from 'vitest';
import { refuse } from '#lib/ledger/refusal.ts';
import { storeAway } from '#lib/server/db/migrations/migrate.ts';
import { onceThere } from '../../../src/commands/serve/once-there.ts';

const away = refuse(storeAway, '连不上 PostgreSQL：对方没有应答。');
const quick = { patience: 60, pause: 5 };

test('a database that comes up a little later than the program is waited for, and said once', async () => {
	const said: string[] = [];
	const answers = [away, away, 'there'];
	const done = await onceThere(
		async () => answers.shift() ?? '',
		(text) => said.push(text),
		quick
	);
	expect(done).toBe('there');
	expect(said).toEqual(['连不上 PostgreSQL：对方没有应答。先等它一分钟…']);
});

test('one that stays away is refused in the end, and any other refusal at once', async () => {
	expect(
		await onceThere(
			async () => away,
			() => {},
			quick
		)
	).toBe(away);
	let tries = 0;
	const newer = refuse('storeNewer', '数据库是由更新版本的程序建立的。');
	const once = async () => {
		tries += 1;
		return newer;
	};
	expect(await onceThere(once, () => {}, quick)).toBe(newer);
	expect(tries).toBe(1);
});
