import type { Page } from '@playwright/test';
import { dayOf } from '#lib/ledger/day.ts';
import { calendarAround, dated } from '../../seed/calendar.ts';
import { seedFile } from '../../seed/seed-file.ts';
import type { Studio } from './studio.ts';

const firstRow = (page: Page) => page.locator('a[href^="/rows/0"]:visible').first();

/** A township's clerk: board, menu of a card, row that waits for a check, list with rows ticked. */
export async function townshipPages(studio: Studio): Promise<void> {
	const page = await studio.signedIn('韩冬');
	await studio.keep(page, 'home-township');
	await page.goto('/submissions');
	await studio.keep(page, 'hand-in');
	await page.goto('/');
	await page.getByRole('link', { name: '核查', exact: true }).first().click();
	await page.waitForURL('**/rows/**');
	await studio.keep(page, 'check');
	await page.goto('/board');
	await studio.keep(page, 'board');
	await page.getByRole('button', { name: /^办理/ }).nth(1).click();
	await studio.keep(page, 'board-menu');
	await page.goto('/rows');
	await page.waitForLoadState('networkidle');
	for (const at of [10, 11, 13])
		await page
			.getByRole('row')
			.nth(at + 1)
			.getByRole('checkbox')
			.check();
	await studio.keep(page, 'list');
}

/** A village's clerk: what is to be done, in the hand, and one row at the desk. */
export async function villagePages(studio: Studio): Promise<void> {
	const phone = await studio.signedIn('胡爱萍', true);
	await studio.keep(phone, 'home-village');
	const page = await studio.signedIn('张德福');
	await firstRow(page).click();
	await page.waitForURL('**/rows/**');
	await studio.keep(page, 'row');
}

/** The office: a notice as read, its dispatch before anything is written, and who is who. */
export async function officePages(studio: Studio): Promise<void> {
	const page = await studio.signedIn('林晓雯');
	await studio.keep(page, 'desk');
	await page.goto('/submissions');
	await studio.keep(page, 'submissions');
	await page.goto('/notices');
	await page.waitForLoadState('networkidle');
	const notice = (await seedFile('demo-notice.txt')).toString('utf8');
	const days = calendarAround(dayOf(new Date().toISOString()));
	await page.getByRole('textbox', { name: '通知全文' }).fill(dated(notice, days));
	await page.getByRole('button', { name: '识别这段文字' }).click();
	await page.waitForURL('**/notices/*');
	await page.getByRole('article').nth(3).getByRole('link').first().click();
	await page.waitForURL('**item=**');
	await studio.keep(page, 'notice');
	await page.getByRole('link', { name: '下一步：交办预览' }).click();
	await page.waitForURL('**/dispatch');
	await studio.keep(page, 'dispatch');
	const keeper = await studio.signedIn('高翔');
	await keeper.goto('/units');
	await studio.keep(keeper, 'units');
	await keeper.goto('/people');
	await studio.keep(keeper, 'people');
}
