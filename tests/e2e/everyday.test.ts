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
const [office, township, village] = ['linxiaowen', 'wangxiulan', 'zhangdefu'];
const pages = ['/search?q=石门', '/search', '/inbox', '/calendar', '/help', '/help/board'].concat(
	['section', 'sector', 'type', 'origin', 'township', 'reviewer'].map(
		(by) => `/statistics?by=${by}`
	)
);

for (const phone of [false, true])
	test(`the everyday pages break no rule of accessibility (${phone ? '390×844' : '1366×768'})`, async ({
		browser
	}) => {
		const page = await pageOf(browser, app.url, phone);
		await signIn(page, office, password(office));
		expect(await brokenOn(page, pages)).toEqual([]);
	});

test('no page of the everyday walk scrolls sideways in the hand', async ({ browser }) => {
	for (const login of [village, township]) {
		const page = await pageOf(browser, app.url, true);
		await signIn(page, login, password(login));
		await page.goto('/rows');
		const row = (await page.locator('main a[href^="/rows/0"]').first().getAttribute('href')) ?? '';
		const wide: string[] = [];
		for (const path of [
			'/',
			'/rows',
			'/rows?stage=rectifying',
			'/board',
			'/inbox',
			'/calendar',
			row
		]) {
			await page.goto(path);
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			if (width > 390) wide.push(`${login} ${path} ${width}`);
		}
		expect(wide).toEqual([]);
		const more = page.locator('main summary', { hasText: '更多' });
		if (await more.isVisible()) {
			await more.click();
			const box = await page.locator('.menu-item').first().boundingBox();
			expect(box?.height).toBeGreaterThanOrEqual(44);
			await page.keyboard.press('Escape');
		}
	}
});

test('/ opens the search from a page without a field of its own, and a hit is a door', async ({
	browser
}) => {
	const page = await pageOf(browser, app.url);
	await signIn(page, township, password(township));
	await page.goto('/calendar');
	await page.waitForLoadState('networkidle');
	await page.keyboard.press('/');
	await page.keyboard.type('石门村');
	await page.keyboard.press('Enter');
	await expect(page.locator('mark').first()).toHaveText('石门村');
	await page.locator('main a[href^="/rows/0"]').first().click();
	await expect(page.getByText('办理记录').first()).toBeVisible();
});

test('on the board / goes to its own field', async ({ browser }) => {
	const page = await pageOf(browser, app.url);
	await signIn(page, township, password(township));
	await page.goto('/board');
	await page.waitForLoadState('networkidle');
	await page.keyboard.press('/');
	await expect(page.locator('[data-search]')).toBeFocused();
});

test('what the office posts stands on a village’s first page until it is withdrawn', async ({
	browser
}) => {
	const [writes, reads] = [await pageOf(browser, app.url), await pageOf(browser, app.url, true)];
	await signIn(writes, office, password(office));
	await writes.goto('/inbox');
	await writes.getByRole('button', { name: '发布' }).click();
	await expect(writes.getByText('请写明要告诉大家的内容')).toBeVisible();
	await writes.getByLabel('内容').fill('周五下午三点在县会议中心开推进会。');
	await writes.getByRole('button', { name: '发布' }).click();
	await expect(writes.getByText('已发布，现在起')).toBeVisible();
	await expect(writes.getByLabel('内容')).toHaveValue('');
	await signIn(reads, village, password(village));
	await expect(reads.getByText('周五下午三点在县会议中心开推进会。')).toBeVisible();
	await writes.getByRole('button', { name: /^撤下/ }).click();
	await expect(writes.getByText('已撤下，不再显示')).toBeVisible();
	await reads.goto('/');
	await expect(reads.getByText('周五下午三点在县会议中心开推进会。')).toHaveCount(0);
});

test('the help of a page opens over it, and as a page where no script runs', async ({
	browser
}) => {
	const page = await pageOf(browser, app.url);
	await signIn(page, village, password(village));
	await page.waitForLoadState('networkidle');
	await page.getByRole('link', { name: '帮助' }).click();
	await expect(page.getByRole('dialog')).toContainText('未发现此类问题');
	const cookies = await page.context().cookies();
	const plain = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false });
	await plain.addCookies(cookies);
	const still = await plain.newPage();
	await still.goto('/rows');
	await still.getByRole('link', { name: '帮助' }).click();
	await expect(still.getByRole('heading', { name: '帮助：台账' })).toBeVisible();
	await still.goto('/search?q=6-1');
	await expect(still.locator('main a[href^="/rows/0"]')).not.toHaveCount(0);
});

test('a number of the statistics opens as many rows, and its condition can be taken off', async ({
	browser
}) => {
	const page = await pageOf(browser, app.url);
	await signIn(page, office, password(office));
	await page.goto('/statistics?by=section');
	const number = page.locator('main a[href*="stage=problems"]').first();
	const count = (await number.innerText()).replace(',', '');
	await number.click();
	await expect(page.getByText(`共 ${count} 条`)).toBeVisible();
	await page.getByRole('link', { name: '去掉：具体问题' }).click();
	await expect(page).not.toHaveURL(/figure/);
});

test('on paper the calendar is one sheet, the board shows all columns and the list leaves no button', async ({
	browser
}) => {
	const page = await pageOf(browser, app.url);
	await signIn(page, office, password(office));
	await page.goto('/calendar');
	const pdf = await page.pdf({ preferCSSPageSize: true });
	expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: 1030, height: 700 });
	await page.goto('/board');
	for (const column of await page.locator('[data-drop]').all()) {
		const box = await column.boundingBox();
		expect((box?.x ?? 0) + (box?.width ?? 9999)).toBeLessThanOrEqual(1030);
	}
	await page.goto('/rows?light=overdue');
	await expect(page.getByRole('button')).toHaveCount(0);
	await expect(page.getByRole('columnheader', { name: '时限状态' })).toBeVisible();
});
