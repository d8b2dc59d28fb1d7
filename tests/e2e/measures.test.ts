import { expect, test } from '@playwright/test';
import { brokenHere } from './accessible.ts';
import { startApp, type RunningApp } from './server.ts';
import { pageOf, signIn } from './story.ts';

let app: RunningApp;

test.beforeAll(async () => {
	app = await startApp({ DEMO: '1' });
});
test.afterAll(() => app.stop());

for (const phone of [false, true])
	test(`the office takes over what a measure's own words say, ${phone ? 'on a phone' : 'on a PC'}`, async ({
		browser
	}) => {
		const page = await pageOf(browser, app.url, phone);
		const login = 'linxiaowen';
		await signIn(page, login, app.passwords.get(login) ?? '');
		const campaign = await page.locator('a[href^="/campaigns/"]').first().getAttribute('href');
		await page.goto(`${campaign}/measures`);
		await page.waitForLoadState('networkidle');
		const panel = page.getByRole('region', { name: '原文里读出的频次和指标' });
		const before = await panel.getByRole('checkbox').count();
		expect(before).toBeGreaterThan(0);
		expect(await brokenHere(page)).toEqual([]);

		// One is looked at first: its form is filled with what the text says, and nothing is stored by opening it.
		await panel
			.getByRole('link', { name: /改一改/ })
			.first()
			.click();
		const line = page.locator('li[id^=m-]:has(details[open])');
		await expect(line.locator('[name=every]')).not.toHaveValue('');
		await expect(line.getByText('已填在下面，保存后生效').first()).toBeVisible();
		expect(await brokenHere(page)).toEqual([]);
		await expect(panel.getByRole('checkbox')).toHaveCount(before);

		const first = panel.getByRole('checkbox').first();
		await first.check();
		const words = await panel.getByRole('listitem').first().locator('b').innerText();
		await panel.getByRole('button', { name: /采用选中的/ }).click();
		await expect(panel.getByRole('status')).toContainText('已采用');
		await expect(panel.getByRole('checkbox')).not.toHaveCount(before);
		await expect(page.getByText(`${words.split('；')[0]}，下次`).first()).toBeVisible();
	});
