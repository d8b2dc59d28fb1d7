import { expect, test, type Page } from '@playwright/test';
import { brokenHere } from './accessible.ts';
import { docx, photo } from '../server/evidence/samples.ts';
import { startApp, type RunningApp } from './server.ts';
import { pageOf, signIn } from './story.ts';

let app: RunningApp;

test.beforeAll(async () => {
	app = await startApp({ DEMO: '1' });
});
test.afterAll(() => app.stop());

test('a village cadre sends photos from a phone over a line that breaks; the township opens them', async ({
	browser
}) => {
	const village = await pageOf(browser, app.url, true);
	await signInAs(village, 'zhangdefu');
	await village.goto('/rows?stage=rectifying');
	await village.waitForLoadState('networkidle');
	const row = (await village.locator('main a[href^="/rows/0"]').first().getAttribute('href')) ?? '';
	await village.goto(`${row}?verb=reportProgress`);
	await village.waitForLoadState('networkidle');
	await village.getByLabel('进展', { exact: true }).fill('厕所已改 6 座，照片附后');
	let breaks = 1;
	await village.route('**/files', (route) => (breaks-- > 0 ? route.abort() : route.continue()));
	await village.getByLabel('添加佐证材料').setInputFiles([
		{ name: '改厕前.jpg', mimeType: 'image/jpeg', buffer: await photo(1) },
		{ name: '改厕后.jpg', mimeType: 'image/jpeg', buffer: await photo(2) },
		{ name: '验收表.docx', mimeType: '', buffer: docx() },
		{ name: '说明.exe', mimeType: '', buffer: Buffer.from('MZ and so on') }
	]);
	await expect(village.getByText('说明.exe')).toBeVisible();
	await village.getByRole('button', { name: '重试 改厕前.jpg' }).click();
	await expect(village.getByText('已传', { exact: false })).toHaveCount(4);
	await expect(village.getByText('不是可以接收的文件')).toBeVisible();
	expect(await brokenHere(village)).toEqual([]);
	await village.getByRole('button', { name: '移除 说明.exe' }).click();
	await village.getByRole('button', { name: '更新进展', exact: true }).click();
	await expect(village.getByText('厕所已改 6 座').first()).toBeVisible();

	const township = await pageOf(browser, app.url);
	await signInAs(township, 'wangxiulan');
	await township.goto(row);
	const panel = township.locator('section', {
		has: township.getByRole('heading', { name: '佐证材料' })
	});
	for (const name of ['改厕前.jpg', '改厕后.jpg', '验收表.docx'])
		await expect(panel.getByRole('link', { name }).first()).toBeVisible();
	const picture = await township.request.get(
		(await panel.getByRole('link', { name: '改厕前.jpg' }).first().getAttribute('href')) ?? ''
	);
	expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/jpeg']);
	expect(picture.headers()['content-security-policy']).toContain('sandbox');
	expect((await picture.body()).includes('Testphone')).toBe(false);
});

async function signInAs(page: Page, login: string) {
	await signIn(page, login, app.passwords.get(login) ?? '');
}
