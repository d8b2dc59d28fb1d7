import type { DemoAccount } from '../../seed/demo-people.ts';
import { seedDemo } from '../../seed/demo.ts';

/** Fills the throw-away store with the demo county and prints who may sign in. */
export async function prepareDemo(say: (text: string) => void): Promise<DemoAccount[]> {
	say('正在准备演示数据…');
	const accounts = await seedDemo();
	say('演示账号：');
	for (const account of accounts)
		say(
			`  ${account.login}  ${account.password}  ${account.unit} ${account.name}（${account.role}）`
		);
	return accounts;
}
