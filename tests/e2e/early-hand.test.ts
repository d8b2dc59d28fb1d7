import { expect, test } from '@playwright/test';
import { startApp, type RunningApp } from './server.ts';
import { pageOf, signIn } from './story.ts';

let app: RunningApp;

test.beforeAll(async () => {
	app = await startApp({ DEMO: '1' });
});
test.afterAll(() => app.stop());

test('on a weak line what is chosen and typed before the scripts arrive stays', async ({
	browser
}) => {
	const page = await pageOf(browser, app.url);
	await signIn(page, 'gaoxiang', app.passwords.get('gaoxiang') ?? '');
	const line = Promise.withResolvers<void>();
	await page.route('**/_app/**/*.js', async (route) => {
		await line.promise;
		await route.continue();
	});
	await page.goto('/people/new', { waitUntil: 'commit' });
	const unit = page.locator('select[name=unitId]');
	await unit.selectOption({ label: '青石镇 · 石门村' });
	await page.locator('[name=name]').fill('周敏');
	await page.getByLabel('负责人', { exact: true }).check();
	line.resolve();
	await page.getByRole('heading', { level: 1 }).click();
	await expect(async () => {
		await page.keyboard.press('/');
		await expect(page.getByRole('searchbox').first()).toBeFocused({ timeout: 100 });
	}).toPass();
	await expect(unit.locator('option:checked')).toHaveText('青石镇 · 石门村');
	await expect(page.locator('[name=name]')).toHaveValue('周敏');
	await expect(page.getByLabel('负责人', { exact: true })).toBeChecked();
});
