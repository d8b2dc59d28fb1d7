import type { Studio } from './studio.ts';

/** What everybody uses beside the ledger: search, the bell, calendar, statistics and help. */
export async function everydayPages(studio: Studio): Promise<void> {
	const office = await studio.signedIn('林晓雯');
	await office.goto('/inbox');
	await office.getByLabel('内容').fill('本周五下午三点在县会议中心开推进会，请各单位负责人参加。');
	await office.getByRole('button', { name: '发布' }).click();
	await office.getByText('已发布').waitFor();
	await studio.keep(office, 'inbox');
	await office.goto('/calendar');
	await studio.keep(office, 'calendar');
	await office.goto('/statistics?by=township');
	await studio.keep(office, 'statistics');
	await office.goto('/search?q=污水');
	await studio.keep(office, 'search');
	const phone = await studio.signedIn('胡爱萍', true);
	await phone.waitForLoadState('networkidle');
	await phone.getByRole('link', { name: '帮助' }).click();
	await studio.keep(phone, 'help');
}
