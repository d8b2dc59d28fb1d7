import { expect, test, type Browser, type Page } from '@playwright/test';
import { startApp, type RunningApp } from './server.ts';
import { pageOf, signIn } from './story.ts';

let app: RunningApp;
test.beforeAll(async () => {
	app = await startApp({ DEMO: '1' });
});
test.afterAll(() => app.stop());

const [town, neighbour, keeper] = ['wangxiulan', 'handong', 'gaoxiang'];
const password = (login: string) => app.passwords.get(login) ?? '';

/** Signs in on the page where the browser was sent, not on one of the test's choosing. */
async function signInHere(page: Page, login: string): Promise<void> {
	await page.waitForURL(/\/login\?.*form=kept/);
	await expect(page.getByText('登录已过期，刚才的内容没有提交。填写的内容已经保存')).toBeVisible();
	await page.getByLabel('登录名').fill(login);
	await page.getByLabel('密码', { exact: true }).fill(password(login));
	await page.getByRole('button', { name: '登录', exact: true }).click();
	await expect(page).not.toHaveURL(/login/);
}

async function rowOf(page: Page, text: string): Promise<string> {
	await page.goto(`/rows?stage=rectifying&level=township&text=${text}`);
	const link = page.locator('main a[href^="/rows/0"]').first();
	return new URL((await link.getAttribute('href')) ?? '', app.url).pathname;
}

for (const script of [true, false])
	test(`a session that ran out: the half-filled form stands there after signing in (${script ? 'with' : 'without'} JavaScript)`, async ({
		browser
	}) => {
		const page = await pageWith(browser, script);
		await signIn(page, town, password(town));
		const row = await rowOf(page, script ? '环境' : '集体');
		await page.goto(`${row}?verb=reportProgress`);
		if (script) await page.waitForLoadState('networkidle');
		await page.getByLabel('进展', { exact: true }).fill('已清运 12 处，还差 3 处');
		await page.getByLabel('下一步打算').fill('周五前清完');
		await page.context().clearCookies();
		await page.locator('button[type=submit][form=asked]').click();

		// Somebody else at the same PC sees nothing of it.
		const other = await pageWith(browser, script);
		await signIn(other, neighbour, password(neighbour));
		await other.goto(`${row}?verb=reportProgress`);
		await expect(other.getByLabel('进展', { exact: true })).toHaveValue('');

		await signInHere(page, town);
		await expect(page).toHaveURL(/verb=reportProgress/);
		await expect(page.getByLabel('进展', { exact: true })).toHaveValue('已清运 12 处，还差 3 处');
		await expect(page.getByLabel('下一步打算')).toHaveValue('周五前清完');
		await expect(page.getByText('上次填到这里，还没有提交。')).toBeVisible();
		if (script) await page.waitForLoadState('networkidle');
		await page.locator('button[type=submit][form=asked]').click();
		await expect(page.getByText('已清运 12 处，还差 3 处').first()).toBeVisible();
		await page.goto(`${row}?verb=reportProgress`);
		await expect(page.getByLabel('进展', { exact: true })).toHaveValue('');
	});

test('the same in the board’s dialog, and another act on the row keeps its own form', async ({
	browser
}) => {
	const page = await pageWith(browser, true);
	await signIn(page, town, password(town));
	const board = '/board?text=防止返贫监测';
	await page.goto(board);
	await page.waitForLoadState('networkidle');
	const dialog = page.getByRole('dialog');
	const open = async (act: string) => {
		await page
			.locator('[data-drop=rectifying]')
			.getByRole('button', { name: /^办理 青石镇 / })
			.first()
			.click();
		await page.getByRole('menuitem', { name: act }).first().click();
		await expect(dialog).toBeVisible();
	};
	await open('更新进展');
	await dialog.getByLabel('进展', { exact: true }).fill('监测对象已走访一遍');
	await page.context().clearCookies();
	await dialog.getByRole('button', { name: '更新进展' }).click();
	await signInHere(page, town);
	await expect(page).toHaveURL(/board/);
	await page.waitForLoadState('networkidle');
	await open('申请延期');
	await expect(dialog.getByLabel('不能按期完成的原因')).toHaveValue('');
	await page.keyboard.press('Escape');
	await open('更新进展');
	await expect(dialog.getByLabel('进展', { exact: true })).toHaveValue('监测对象已走访一遍');
	await dialog.getByRole('button', { name: '更新进展' }).click();
	await expect(dialog).toHaveCount(0);
});

for (const script of [true, false])
	test(`a list of many rows stands there again (${script ? 'with' : 'without'} JavaScript)`, async ({
		browser
	}) => {
		const page = await pageWith(browser, script);
		await signIn(page, town, password(town));
		await page.goto('/rows/bulk?verb=claim');
		if (script) await page.waitForLoadState('networkidle');
		const boxes = page.locator('[name=ids]');
		const [all, first] = [await boxes.count(), await boxes.first().getAttribute('value')];
		expect(all).toBeGreaterThan(1);
		await boxes.first().uncheck();
		await page.getByLabel('责任人', { exact: true }).fill('王秀兰');
		await page.context().clearCookies();
		await page.getByRole('button', { name: /^认领 (\d+ 条|勾选的条目)$/ }).click();
		await signInHere(page, town);
		await expect(page.getByText('上次填到这里，还没有提交')).toBeVisible();
		await expect(page.getByLabel('责任人', { exact: true })).toHaveValue('王秀兰');
		await expect(boxes).toHaveCount(all);
		await expect(page.locator('[name=ids]:checked')).toHaveCount(all - 1);
		await expect(page.locator(`[name=ids][value="${first}"]`)).not.toBeChecked();

		// The door stands on the page for who did not come by the sign-in page.
		await page.goto('/rows/bulk?verb=claim');
		await page.getByRole('link', { name: '接着办理' }).click();
		await expect(boxes).toHaveCount(all);
		if (script) return;
		for (const box of (await page.locator('[name=ids]:checked').all()).slice(1))
			await box.uncheck();
		await page.getByRole('button', { name: /^认领 (\d+ 条|勾选的条目)$/ }).click();
		await expect(page.getByText('办成 1 条')).toBeVisible();
		await page.goto('/rows/bulk?verb=claim');
		await expect(page.getByRole('link', { name: '接着办理' })).toHaveCount(0);
	});

for (const script of [true, false])
	test(`a new account half typed stands there again (${script ? 'with' : 'without'} JavaScript)`, async ({
		browser
	}) => {
		const page = await pageWith(browser, script);
		await signIn(page, keeper, password(keeper));
		await page.goto('/people/new');
		if (script) await page.waitForLoadState('networkidle');
		const login = `luxia${Number(script)}`;
		await page.getByLabel('单位', { exact: true }).selectOption({ index: 1 });
		await page.getByLabel('姓名').fill('卢霞');
		await page.getByLabel('登录名').fill(login);
		await page.getByLabel('职务').fill('扶贫专干');
		await page.context().clearCookies();
		await page.getByRole('button', { name: '开账号', exact: true }).click();
		await signInHere(page, keeper);
		await expect(page.getByText('还没有提交，都在下面')).toBeVisible();
		await expect(page.getByLabel('职务')).toHaveValue('扶贫专干');
		if (script) await page.waitForLoadState('networkidle');
		await page.getByRole('button', { name: '开账号', exact: true }).click();
		await expect(page.getByText(login).first()).toBeVisible();
		await page.goto('/people/new');
		await expect(page.getByLabel('职务')).toHaveValue('');
	});

async function pageWith(browser: Browser, script: boolean): Promise<Page> {
	if (script) return pageOf(browser, app.url);
	const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false });
	return context.newPage();
}
