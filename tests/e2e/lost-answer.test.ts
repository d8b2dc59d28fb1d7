import { expect, test } from '@playwright/test';
import { startApp, type RunningApp } from './server.ts';
import { pageOf, signIn } from './story.ts';

let app: RunningApp;

test.beforeAll(async () => {
	app = await startApp({ DEMO: '1' });
});
test.afterAll(() => app.stop());

test('a form whose answer is lost stays on its page with what was typed, and a line says why', async ({
	browser
}) => {
	const page = await pageOf(browser, app.url);
	await signIn(page, 'linxiaowen', app.passwords.get('linxiaowen') ?? '');
	await page.goto('/inbox');
	await page.waitForLoadState('networkidle');
	const text = page.locator('textarea[name=text]');
	await text.fill('7月5日前报送台账，已盖章的请上传扫描件');
	const send = page.locator('form:has(textarea[name=text]) button[type=submit]');
	const posts = (url: URL) => url.pathname === '/inbox' && url.search.startsWith('?/');
	await page.route(posts, (route) => route.abort());
	await send.click();
	await expect(page.getByText('没有送到：网络断了或服务器没有应答')).toBeVisible();
	await expect(text).toHaveValue(/已盖章的请上传扫描件/);
	await page.unroute(posts);
	const message = '数据库暂时连不上，请过一分钟再试。这一次没有保存。';
	await page.route(posts, (route) =>
		route.fulfill({ status: 503, json: { type: 'error', error: { message, away: true } } })
	);
	await send.click();
	await expect(page.getByText(message)).toBeVisible();
	await expect(text).toHaveValue(/已盖章的请上传扫描件/);
	await page.unroute(posts);
	await send.click();
	await expect(text).toHaveValue('');
	await expect(page.getByText('已盖章的请上传扫描件').first()).toBeVisible();
});

test('a page that is not found keeps the header and the ways on', async ({ browser }) => {
	const page = await pageOf(browser, app.url);
	await signIn(page, 'linxiaowen', app.passwords.get('linxiaowen') ?? '');
	await page.goto('/rows/01a22eb0-0000-7000-8000-000000000000');
	await expect(page.getByRole('heading', { name: '没有找到这一页' })).toBeVisible();
	await expect(page.getByRole('link', { name: '台账', exact: true }).first()).toBeVisible();
});
