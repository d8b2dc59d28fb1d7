import { db, openDatabase } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrations/migrate.ts';
import { seedCounty, seedFurtherCounty, type Account } from '../seed/county.ts';
import { readSettings } from '#lib/server/settings.ts';
import { setupState } from '#lib/server/setup/setup.ts';

const usage = [
	'用法：npm run seed -- county              禹州名册、11 个反馈问题、约 6,900 条各阶段条目',
	'      npm run seed -- county --rows-only  只交办，全部待认领',
	'      npm run seed -- counties N          N 个县，各约 6,900 条，用于测量',
	'写入 DATA_DIR（或 DATABASE_URL）指定的空数据库。'
].join('\n');

process.exitCode = await main(process.argv.slice(2));

/** Fills an empty store for measuring; 0 when done, 1 with a sentence when not. */
async function main([what, ...rest]: string[]): Promise<number> {
	const many = what === 'counties' ? Number(rest[0]) : 1;
	if ((what !== 'county' && what !== 'counties') || !Number.isInteger(many) || many < 1)
		return refuse(usage);
	const settings = readSettings(process.env);
	if ('problems' in settings) return refuse(settings.problems.join('\n'));
	const migrated = await migrate(settings);
	if ('refused' in migrated) return refuse(migrated.message);
	await openDatabase(settings);
	try {
		if ((await setupState()).county)
			return refuse('数据库里已有数据，没有写入任何内容。请用 DATA_DIR=新目录 再运行。');
		return await fill(many, !rest.includes('--rows-only'));
	} finally {
		await db().close();
	}
}

async function fill(many: number, worked: boolean): Promise<number> {
	const start = performance.now();
	print(await seedCounty(worked));
	for (let number = 1; number < many; number++) {
		await seedFurtherCounty(number);
		const seconds = Math.round((performance.now() - start) / 1000);
		console.log(`第 ${number + 1} 个县写好，共 ${many} 个，用时 ${seconds} 秒`);
	}
	console.log(`写好，用时 ${Math.round((performance.now() - start) / 1000)} 秒。`);
	return 0;
}

function print(accounts: Account[]): void {
	console.log('账号（密码只显示这一次，首次登录须改）：');
	for (const { login, password, unit, name, role } of accounts)
		console.log(`  ${login}  ${password}  ${unit} ${name}（${role}）`);
}

function refuse(sentence: string): number {
	console.error(sentence);
	return 1;
}
