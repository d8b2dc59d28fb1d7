import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What breaks a rule of accessibility on these pages, or is wider than the screen, in words. */
export async function brokenOn(page: Page, paths: string[]): Promise<string[]> {
	const broken: string[] = [];
	for (const path of paths) {
		await page.goto(path);
		const { violations } = await new AxeBuilder({ page }).analyze();
		for (const { id, nodes } of violations)
			broken.push(`${path} ${id}: ${nodes[0]?.html.slice(0, 160)}`);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
		if (wide) broken.push(`${path} is wider than the screen`);
	}
	return broken;
}
