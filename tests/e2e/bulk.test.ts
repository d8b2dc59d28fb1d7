import { expect, test } from '@playwright/test';
import { brokenOn } from './accessible.ts';
import { startApp, type RunningApp } from './server.ts';
import { pageOf, signIn } from './story.ts';

let app: RunningApp;
test.beforeAll(async () => {
	app = await startApp({ DEMO: '1' });
});
test.afterAll(() => app.stop());

const password = (login: string) => app.passwords.get(login) ?? '';
const clerk = 'handong';

for (const phone of [false, true])
	test(`previews and draws break no rule of accessibility (${phone ? '390×844' : '1366×768'})`, async ({
		browser
	}) => {
		const page = await pageOf(browser, app.url, phone);
		await signIn(page, clerk, password(clerk));
		const verbs = ['claim', 'reportNotFound', 'verify', 'approve', 'return', 'confirmNotFound'];
		const paths = [...verbs.map((verb) => `/rows/bulk?verb=${verb}`), '/rows/bulk', '/draws'];
		await page.goto('/draws');
		paths.push((await page.locator('main a[href^="/draws/"]').first().getAttribute('href')) ?? '');
		expect(await brokenOn(page, paths)).toEqual([]);
	});

test('a line that breaks after the press does no row twice, and the list comes with the second press', async ({
	browser
}) => {
	const page = await pageOf(browser, app.url);
	await signIn(page, clerk, password(clerk));
	await page.goto('/board');
	await page.getByText('批量办理').click();
	await page.getByRole('link', { name: '核查通过' }).click();
	const boxes = page.locator('input[name=ids]');
	await expect(boxes).toHaveCount(2);
	await page.waitForLoadState('networkidle');
	await boxes.first().uncheck();
	await expect(page.getByText('将办理 1 条；没有勾选 1 条')).toBeVisible();
	await page.getByRole('button', { name: '核查通过 1 条' }).click();
	await expect(page.getByText('请填写核查结论')).toBeVisible();
	await page.getByLabel('现场').check();
	await page.getByLabel('核查结论').fill('入户看过，属实');
	// The server does its work; the answer never comes.
	await page.route('**/rows/bulk?/act', async (route) => {
		await route.fetch();
		await route.abort();
	});
	await page.getByRole('button', { name: '核查通过 1 条' }).click();
	await expect(page.getByText('没有收到答复')).toBeVisible();
	await page.unroute('**/rows/bulk?/act');
	await page.getByRole('button', { name: '核查通过 1 条' }).click();
	await expect(page.getByText('办成 1 条，没有勾选 1 条')).toBeVisible();
	await page.locator('main li a').nth(1).click();
	await expect(page.getByText('入户看过，属实').first()).toBeVisible();
	await expect(page.locator('main').getByText('核查通过', { exact: true })).toHaveCount(1);
});

test('on a phone without JavaScript a draw is taken, looked at and confirmed', async ({
	browser
}) => {
	const context = await browser.newContext({
		baseURL: app.url,
		javaScriptEnabled: false,
		viewport: { width: 390, height: 844 }
	});
	const page = await context.newPage();
	await signIn(page, clerk, password(clerk));
	await page.goto('/rows');
	await page.getByText('批量办理').click();
	await page.getByRole('link', { name: '核实“未发现”' }).click();
	await page.getByRole('button', { name: '随机抽取' }).click();
	await expect(page.getByText('已从 2 条中随机抽取 1 条')).toBeVisible();
	await page.getByRole('button', { name: '核实“未发现” 勾选的条目' }).click();
	await expect(page.getByText('未办 2 条')).toBeVisible();
	await page.goto('/rows/bulk?verb=confirmNotFound');
	await page.getByLabel('核实方式').selectOption('site');
	await page.getByLabel('核实结论').fill('入户 12 户，确实没有');
	await page.getByRole('button', { name: '核实“未发现” 勾选的条目' }).click();
	await expect(page.getByText('办成 2 条')).toBeVisible();
	await page.goto('/draws');
	await page.locator('main a[href^="/draws/"]').first().click();
	await expect(page.getByText('用种子重新抽取，结果相同')).toBeVisible();
	await expect(page.getByText('未抽中，随批确认')).toBeVisible();
});
