import { defineConfig } from '@playwright/test';
import { browserArguments, testBrowser } from './tests/e2e/browser.ts';

const browser = await testBrowser();

export default defineConfig({
	testDir: 'tests/e2e',
	// A file starts a server on a store of its own, so files need not wait for one another.
	workers: 2,
	timeout: 120_000,
	expect: { timeout: 10_000 },
	reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : 'list',
	use: {
		actionTimeout: 15_000,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1366, height: 768 },
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: browser.path,
			args: browserArguments,
			env: { ...process.env, ...browser.env } as Record<string, string>
		}
	}
});
