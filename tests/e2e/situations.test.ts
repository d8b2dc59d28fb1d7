import { expect, test, type Browser, type Page } from '@playwright/test';
import { startApp, type RunningApp } from './server.ts';
import { pageOf, signIn } from './story.ts';

let app: RunningApp;
test.beforeAll(async () => {
	app = await startApp({ DEMO: '1' });
});
test.afterAll(() => app.stop());

async function pageFor(browser: Browser, login: string): Promise<Page> {
	const page = await pageOf(browser, app.url);
	await signIn(page, login, app.passwords.get(login) ?? '');
	return page;
}

/** The address of the first row of a list, as this person sees it. */
async function rowIn(page: Page, list: string): Promise<string> {
	await page.goto(list);
	const link = page.locator('main a[href^="/rows/0"]').first();
	return new URL((await link.getAttribute('href')) ?? '', app.url).pathname;
}

/** Opens the form of an act and waits until it is alive. */
async function open(page: Page, row: string, verb: string): Promise<void> {
	await page.goto(`${row}?verb=${verb}`);
	await page.waitForLoadState('networkidle');
}

async function send(page: Page): Promise<void> {
	await page.locator('button[type=submit][form=asked]').click();
}
const said = (page: Page, text: string | RegExp) =>
	expect(page.getByText(text).first()).toBeVisible();
const inDays = (days: number) =>
	new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);

test('1: a township sends a policy problem to 卫健委 and gets it back unsolved', async ({
	browser
}) => {
	const town = await pageFor(browser, 'wangxiulan');
	const bureau = await pageFor(browser, 'jiangxuemei');
	const row = await rowIn(town, '/rows?stage=rectifying&level=township&text=集体');
	await open(town, row, 'transfer');
	await town.getByLabel('政策落实').check();
	await town.getByLabel('移交给').selectOption({ label: '县卫健委' });
	await town.getByLabel('移交理由').fill('大病救助口径由卫健委解释');
	await send(town);
	await said(town, '移交待接收');

	await open(bureau, row, 'acceptTransfer');
	await bureau.getByLabel('责任人', { exact: true }).fill('蒋雪梅');
	await bureau.getByLabel('办结时限').fill(inDays(10));
	await send(bureau);
	await said(bureau, '移交到');
	const child =
		(await bureau
			.getByRole('link', { name: /县卫健委/ })
			.first()
			.getAttribute('href')) ?? '';
	await open(bureau, child, 'requestClosure');
	await bureau.getByLabel('整改措施', { exact: true }).fill('向乡镇解释救助口径');
	await bureau.getByLabel('立行立改').check();
	await bureau.getByLabel('整改情况及成效').fill('口径已书面答复乡镇');
	await bureau.getByLabel('举一反三情况').fill('其他乡镇同样答复');
	await bureau.getByLabel('纸质材料存放处').fill('卫健委档案 2 号');
	await send(bureau);
	await said(bureau, /等待领导小组办公室核查/);

	const office = await pageFor(browser, 'linxiaowen');
	await open(office, child, 'verify');
	await office.getByLabel('资料').check();
	await office.getByLabel('核查结论').fill('答复属实');
	await send(office);
	const head = await pageFor(browser, 'chenliqun');
	await open(head, child, 'approve');
	await head.getByLabel('审定意见').fill('同意销号');
	await send(head);
	await said(head, '已销号');

	await open(town, row, 'disputeOutcome');
	await town.getByLabel('理由').fill('2 户仍没有得到救助');
	await send(town);
	await said(town, '问题仍存在');
	await bureau.goto(child);
	await said(bureau, /等待县卫健委办理：正在整改|待办：/);
	await said(bureau, '2 户仍没有得到救助');
});

test('7: a unit declines, is confirmed, and takes it; another declines and the row goes to the right unit', async ({
	browser
}) => {
	const village = await pageFor(browser, 'huaiping');
	const town = await pageFor(browser, 'wangxiulan');
	const office = await pageFor(browser, 'linxiaowen');
	const own = await rowIn(village, '/rows?stage=assigned');
	// A village without an account: its township declines for it.
	const other = await rowIn(town, '/rows?stage=assigned&level=village&text=赵家湾');
	for (const [who, row] of [
		[village, own],
		[town, other]
	] as const) {
		await open(who, row, 'decline');
		await who.getByLabel('理由').fill('集体收入由专业部门掌握，请改派');
		await send(who);
		await said(who, '申请改派');
	}
	await open(office, own, 'keepAssigned');
	await office.getByLabel('理由').fill('属于本村职责');
	await office.getByLabel('认领期限').fill(inDays(5));
	await send(office);
	await said(office, /等待东街社区办理：待认领/);
	await open(village, own, 'claim');
	await village.getByLabel('责任人', { exact: true }).fill('胡爱萍');
	await send(village);
	await said(village, '已认领');

	await open(office, other, 'reassign');
	await office.getByLabel('改派到').selectOption({ label: '县大数据中心' });
	await office.getByLabel('认领期限').fill(inDays(5));
	await office.getByLabel('理由').fill('数据由大数据中心维护');
	await send(office);
	await said(office, '改派到');
	const right =
		(await office
			.getByRole('link', { name: /县大数据中心/ })
			.first()
			.getAttribute('href')) ?? '';
	await office.goto(right);
	await said(office, '由改派而来');
	await said(office, /等待县大数据中心办理：待认领/);
	await town.goto(other);
	await said(town, '作废');
});

test('12: two clerks and an inspector work on one row at once', async ({ browser }) => {
	const first = await pageFor(browser, 'wangxiulan');
	const second = await pageFor(browser, 'handong');
	const inspector = await pageFor(browser, 'shenjing');
	const row = await rowIn(first, '/rows?stage=rectifying&level=township&text=环境');
	for (const page of [first, second]) await open(page, row, 'amend');
	await open(inspector, row, 'noteSupervision');
	await first.getByLabel('整改措施', { exact: true }).fill('每周二、五清运');
	await first.getByLabel('修改原因').fill('定下清运日');
	await second.getByLabel('整改措施', { exact: true }).fill('每天清运，村级保洁员签字');
	await second.getByLabel('修改原因').fill('群众要求');
	await inspector.getByLabel('督导发现的情况').fill('两处垃圾点没有清运时间牌');
	await send(first);
	await said(first, '每周二、五清运');

	await send(second);
	await expect(second.getByRole('alert')).toContainText('王秀兰');
	await expect(second.getByRole('alert')).toContainText('每周二、五清运');
	await expect(second.getByLabel('整改措施', { exact: true })).toHaveValue(
		'每天清运，村级保洁员签字'
	);
	await send(inspector);
	await expect(inspector.getByRole('alert')).toContainText('王秀兰');
	await send(inspector);
	await said(inspector, '两处垃圾点没有清运时间牌');
	await send(second);
	await expect(second.getByRole('alert')).toContainText('沈静');
	await send(second);
	await expect(second.getByText('每天清运，村级保洁员签字').first()).toBeVisible();

	await first.goto(row);
	for (const text of ['每周二、五清运', '每天清运，村级保洁员签字', '两处垃圾点没有清运时间牌'])
		await said(first, text);
});
