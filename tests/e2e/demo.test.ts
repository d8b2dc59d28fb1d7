import { hostname } from 'node:os';
import { chromium, expect, test, type Page } from '@playwright/test';
import { brokenHere } from './accessible.ts';
import { browserArguments } from './browser.ts';
import { oldBrowser } from './old-browser.ts';
import { startApp, type RunningApp } from './server.ts';
import { pageOf, signIn } from './story.ts';

let app: RunningApp;

test.beforeAll(async () => {
	app = await startApp({ DEMO: '1', HOST: '0.0.0.0' });
});
test.afterAll(() => app.stop());

const password = (login: string) => app.passwords.get(login) ?? '';
const township = { clerk: 'wangxiulan', office: 'linxiaowen', village: 'zhangdefu' };
const columnOf = (page: Page, name: string) =>
	page
		.locator('section, div')
		.filter({ has: page.getByRole('heading', { name: new RegExp(`^${name}`) }) })
		.last();

test('a card is moved from its menu: the act is asked for, done, and the card stands in its new column', async ({
	browser
}) => {
	const page = await pageOf(browser, app.url);
	await signIn(page, township.clerk, password(township.clerk));
	await page.goto('/board');
	const card = columnOf(page, '待认领').getByRole('listitem').first();
	const id = await card.getAttribute('data-id');
	await card.getByRole('button', { name: /^办理/ }).click();
	await page.getByRole('menuitem', { name: /认领/ }).first().click();
	await page.getByRole('dialog').getByLabel('责任人').fill('宋海涛');
	await page.getByRole('dialog').getByRole('button', { name: '认领' }).click();
	await expect(columnOf(page, '已认领').locator(`[data-id="${id}"]`)).toBeVisible();
});

test('the keyboard walks the board: arrows, M for the menu, Escape back, Enter opens the row', async ({
	browser
}) => {
	const page = await pageOf(browser, app.url);
	await signIn(page, township.clerk, password(township.clerk));
	await page.goto('/board');
	await page.waitForLoadState('networkidle');
	await columnOf(page, '正在整改').getByRole('listitem').first().getByRole('link').focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('m');
	await expect(page.getByRole('menu')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('menu')).toHaveCount(0);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/rows\//);
});

test('a card in the hand: forbidden columns say why, a drop there puts it back', async ({
	browser
}) => {
	const page = await pageOf(browser, app.url);
	await signIn(page, township.clerk, password(township.clerk));
	await page.goto('/board');
	const card = columnOf(page, '正在整改')
		.getByRole('listitem')
		.filter({ hasNotText: '移交待接收' })
		.first();
	const id = await card.getAttribute('data-id');
	const from = await card.boundingBox();
	const to = await columnOf(page, '已销号').boundingBox();
	if (!from || !to) throw new Error('the board has no card or column to drag');
	await page.mouse.move(from.x + 60, from.y + 20);
	await page.mouse.down();
	await page.mouse.move(from.x + 90, from.y + 60, { steps: 5 });
	await page.mouse.move(to.x + 60, to.y + 120, { steps: 15 });
	await expect(page.getByText('需先核查、审定').first()).toBeVisible();
	await page.mouse.up();
	await expect(columnOf(page, '正在整改').locator(`[data-id="${id}"]`)).toBeVisible();
	await expect(page).toHaveURL(/\/board/);
});

for (const phone of [false, true])
	test(`no page breaks the rules of accessibility (${phone ? '390×844' : '1366×768'})`, async ({
		browser
	}) => {
		const page = await pageOf(browser, app.url, phone);
		await page.goto('/login');
		const broken: string[] = [];
		const look = async () => broken.push(...(await brokenHere(page)));
		await look();
		await signIn(page, township.office, password(township.office));
		for (const path of [
			'/',
			'/board',
			'/rows',
			'/notices',
			'/units',
			'/groups',
			'/people',
			'/account'
		]) {
			await page.goto(path);
			await look();
		}
		await page.goto('/rows');
		await page.locator('a[href^="/rows/0"]:visible').first().click();
		await expect(page.getByText('办理记录').first()).toBeVisible();
		await look();
		expect(broken).toEqual([]);
	});

test('over plain http on a name of the office network forms, cookies and boards work', async ({
	browser
}) => {
	const page = await pageOf(browser, app.url.replace('127.0.0.1', hostname()));
	await signIn(page, township.village, password(township.village));
	await expect(page.getByRole('heading', { name: '本村待办' })).toBeVisible();
	await page.goto('/account');
	await expect(page.getByText('张德福').first()).toBeVisible();
});

test('another township’s row and sheet answer like ids that never were', async ({ browser }) => {
	const page = await pageOf(browser, app.url);
	await signIn(page, township.office, password(township.office));
	await page.goto('/rows?text=柳河镇');
	const href = await page.locator('a[href^="/rows/0"]:visible').first().getAttribute('href');
	const other = await pageOf(browser, app.url);
	await signIn(other, township.clerk, password(township.clerk));
	const foreign = await other.goto(href ?? '');
	const never = await other.goto('/rows/00000000-0000-7000-8000-000000000000');
	expect([foreign?.status(), never?.status()]).toEqual([404, 404]);
});

test('Chromium 109 shows the board in its own colours and acts on it', async () => {
	const { path, env } = oldBrowser();
	const old = await chromium.launch({
		executablePath: path,
		args: [...browserArguments, '--single-process', '--no-zygote'],
		env: { ...(process.env as Record<string, string>), ...env }
	});
	const page = await pageOf(old, app.url);
	await signIn(page, township.clerk, password(township.clerk));
	await page.goto('/board');
	const red = page
		.getByRole('listitem')
		.getByText(/^(逾期|剩).*天$/)
		.first();
	await expect(red).toBeVisible();
	const colour = await red.evaluate((node) => getComputedStyle(node).color);
	expect(colour).toMatch(/^rgb\(/);
	await page.locator('a[href^="/rows/0"]').first().click();
	await expect(page.getByText('办理记录').first()).toBeVisible();
	await old.close();
});
