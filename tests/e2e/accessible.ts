import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What breaks a rule of accessibility on these pages, or is wider than the screen, in words. */
export async function brokenOn(page: Page, paths: string[]): Promise<string[]> {
	const broken: string[] = [];
	for (const path of paths) {
		await page.goto(path);
		broken.push(...(await brokenHere(page)));
	}
	return broken;
}

/** The same of the page as it stands. */
export async function brokenHere(page: Page): Promise<string[]> {
	const path = new URL(page.url()).pathname;
	// Legacy: in the page itself, not carried over to a second one. It only leaves out frames of other origins.
	const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
	const { violations } = await axe.analyze();
	const broken = violations.map(
		({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html.slice(0, 160)}`
	);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
	return wide ? [...broken, `${path} is wider than the screen`] : broken;
}
