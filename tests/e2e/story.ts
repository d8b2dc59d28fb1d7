import { expect, type Browser, type Page } from '@playwright/test';

/** A page of a person's own: its cookies are nobody else's. */
export async function pageOf(browser: Browser, url: string, phone = false): Promise<Page> {
	const context = await browser.newContext({
		baseURL: url,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: phone ? { width: 390, height: 844 } : { width: 1366, height: 768 },
		hasTouch: phone
	});
	return context.newPage();
}

/** Signs in; a one-time password is changed for one's own on the way. */
export async function signIn(page: Page, login: string, password: string, own?: string) {
	await page.goto('/login');
	await page.getByLabel('登录名').fill(login);
	await page.getByLabel('密码', { exact: true }).fill(password);
	await page.getByRole('button', { name: '登录', exact: true }).click();
	if (own) {
		await page.waitForURL('**/password');
		await page.locator('[name=current]').fill(password);
		await page.locator('[name=next]').fill(own);
		await page.locator('[name=again]').fill(own);
		await page.locator('form:has([name=next]) button[type=submit]').click();
	}
	await expect(page).not.toHaveURL(/login|password/);
}

/** The one-time password that the page shows for a login just made or reset. */
export async function shownPassword(page: Page, login: string): Promise<string> {
	const row = page
		.getByRole('row', { name: new RegExp(login) })
		.filter({ hasText: /\w{4}-\w{4}-\w{4}/ });
	const text = await row.first().innerText();
	const password = /\w{4}-\w{4}-\w{4}/.exec(text)?.[0];
	if (!password) throw new Error(`no password is shown for ${login}`);
	return password;
}
