import { expect, test, type Page } from '@playwright/test';
import { brokenHere } from './accessible.ts';
import { startApp, type RunningApp } from './server.ts';
import { pageOf, signIn } from './story.ts';

let app: RunningApp;

test.beforeAll(async () => {
	app = await startApp({ DEMO: '1' });
});
test.afterAll(() => app.stop());

async function as(login: string, browser: Parameters<typeof pageOf>[0], phone = false) {
	const page = await pageOf(browser, app.url, phone);
	await signIn(page, login, app.passwords.get(login) ?? '');
	return page;
}

const noFault = async (page: Page) => expect(await brokenHere(page)).toEqual([]);

test('青石镇 mends what is wanting, submits on a phone, is sent back and received; the office reads it off', async ({
	browser
}) => {
	const office = await as('linxiaowen', browser);
	const clerk = await as('wangxiulan', browser, true);
	const line = office.getByRole('row', { name: /^青石镇/ });

	await test.step('the office sees who is missing and copies the urging text', async () => {
		await office.goto('/submissions');
		await expect(line).toContainText('未报');
		await expect(line).toContainText('迟报');
		await office.getByRole('button', { name: '复制催报通知' }).click();
		await expect(office.getByText('已复制')).toBeVisible();
		await noFault(office);
	});

	await test.step('each wanting row opens at the form that mends it', async () => {
		await clerk.goto('/submissions');
		await expect(clerk.getByRole('heading', { name: /补齐 \d+ 条后报送/ })).toBeVisible();
		await noFault(clerk);
		const wanting = clerk.locator('main details li a[href*="verb="]');
		for (let left = await wanting.count(); left > 0; left--) {
			await wanting.first().click();
			await clerk.waitForURL('**/rows/**');
			const form = clerk.locator('main form#asked');
			if (clerk.url().includes('verb=claim')) {
				await form.locator('[name=responsiblePerson]').fill('胡爱萍');
			} else {
				await form.locator('[name=dueOn]').fill(dayAfter(5));
				await form.locator('[name=reason]').fill('报送前补上时限');
			}
			await form.locator('button[type=submit]').click();
			await clerk.waitForURL((url) => !url.search.includes('verb'));
			await clerk.goto('/submissions');
		}
	});

	await test.step('it submits, and the office’s table says so', async () => {
		await clerk.locator('[name=filledBy]').fill('王秀兰');
		await clerk.getByRole('button', { name: '报送台账' }).click();
		await expect(clerk.getByText('已报送，等领导小组办公室收下。')).toBeVisible();
		await expect(clerk.getByText(/校验码/)).toBeVisible();
		await expect(line).toContainText('已报');
	});

	await test.step('a scan is refused by its content, then kept and downloaded under its name', async () => {
		const upload = async (name: string, text: string) => {
			await clerk
				.locator('input[type=file]')
				.setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
			await clerk.getByRole('button', { name: '上传' }).click();
		};
		await upload('盖章台账.pdf', 'not a pdf');
		await expect(clerk.getByText(/内容不是 PDF、JPEG 或 PNG/)).toBeVisible();
		await upload('盖章台账.pdf', '%PDF-1.4 sheet');
		const link = clerk.getByRole('link', { name: '盖章台账.pdf' });
		const file = await clerk.request.get((await link.getAttribute('href')) ?? '');
		expect(decodeURIComponent(file.headers()['content-disposition'] ?? '')).toMatch(
			/^attachment.*盖章台账\.pdf/
		);
		expect(file.headers()['x-content-type-options']).toBe('nosniff');
	});

	await test.step('sent back with a reason in red, submitted again, received', async () => {
		await line.getByRole('link', { name: '退回' }).click();
		await office.getByLabel('退回原因').fill('请写明大桥村的时限');
		await office.getByRole('button', { name: '退回第1版' }).click();
		await expect(office.getByText('已退回，报送单位会看到退回原因。')).toBeVisible();
		await clerk.goto('/submissions');
		await expect(clerk.getByText('退回原因：请写明大桥村的时限')).toBeVisible();
		await clerk.getByRole('button', { name: '报送台账（第2版）' }).click();
		await expect(clerk.getByText('与第1版相比，台账内容没有变化。')).toBeVisible();
		await office.goto('/submissions?state=submitted');
		await office.getByRole('button', { name: '收下 青石镇' }).click();
		await expect(office.getByText('已收下青石镇的台账。')).toBeVisible();
	});
});

test('without JavaScript the office enters a ledger that came on paper', async ({ browser }) => {
	const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false });
	const page = await context.newPage();
	await signIn(page, 'chenliqun', app.passwords.get('chenliqun') ?? '');
	await page.goto('/submissions?state=returned');
	await page.getByRole('link', { name: '代报 桃林镇' }).click();
	const form = page.locator('form[action^="?/enter"]');
	await form.getByRole('button', { name: /代报/ }).click();
	await expect(page.getByText('请选台账是怎么送来的：纸质或邮件。')).toBeVisible();
	await form.getByLabel('纸质').check();
	await form.getByRole('button', { name: /代报/ }).click();
	await expect(page.getByText('已代报，并视为收下。')).toBeVisible();
	await context.close();
});

function dayAfter(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
