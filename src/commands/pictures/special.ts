import type { Studio } from './studio.ts';

/** What ordinary days seldom bring: an extension to answer, photos, many rows at once, what stands above, the log. */
export async function specialPages(studio: Studio): Promise<void> {
	const page = await studio.signedIn('王秀兰');
	await page.getByRole('link', { name: '同意延期' }).first().click();
	await page.waitForURL('**/rows/**');
	await studio.keep(page, 'answer');

	await page.goto('/rows/bulk?verb=reportNotFound');
	await page.waitForLoadState('networkidle');
	await studio.keep(page, 'bulk');

	const phone = await studio.signedIn('张德福', true);
	await phone.goto('/rows?stage=rectifying&text=入户管道');
	await phone.waitForLoadState('networkidle');
	await phone.locator('main a[href^="/rows/0"]:visible').first().click();
	await phone.getByText('整改前后对比.jpg').first().scrollIntoViewIfNeeded();
	await studio.keep(phone, 'evidence');

	const office = await studio.signedIn('林晓雯');
	await office.goto('/rows?stage=ready');
	await office.locator('main a[href^="/rows/0"]:visible').first().click();
	await office.getByText('本项汇总').waitFor();
	await studio.keep(office, 'rollup');

	const auditor = await studio.signedIn('罗永康');
	await auditor.goto('/log');
	await studio.keep(auditor, 'log');
}
