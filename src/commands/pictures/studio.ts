import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { pageOf } from '../../../tests/e2e/story.ts';

/** Signs people of the demo county in and keeps what their screens show. */
export class Studio {
	readonly #browser: Browser;
	readonly #url: string;
	readonly #folder: string;

	constructor(browser: Browser, url: string, folder: string) {
		this.#browser = browser;
		this.#url = url;
		this.#folder = folder;
	}

	/** A page before anybody signed in. */
	async visitor(phone = false): Promise<Page> {
		const page = await pageOf(this.#browser, this.#url, phone);
		await page.goto('/login');
		return page;
	}

	/** The first page of a person of the demo cast, chosen by name from the list on the sign-in page. */
	async signedIn(name: string, phone = false): Promise<Page> {
		const page = await this.visitor(phone);
		await page.waitForLoadState('networkidle');
		await page.getByRole('button', { name }).click();
		await page.getByRole('button', { name: '登录', exact: true }).click();
		await page.waitForURL((url) => url.pathname === '/');
		return page;
	}

	/** Writes what the window shows, one pixel a pixel, once fonts and late parts stand still. */
	async keep(page: Page, name: string): Promise<void> {
		await page.evaluate(() => document.fonts.ready);
		await page.waitForTimeout(400);
		await page.screenshot({ path: join(this.#folder, `${name}.png`), animations: 'disabled' });
		console.log(`${name}.png`);
	}
}
