import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { browserArguments, wholeBrowser } from '../../tests/e2e/browser.ts';
import { startApp } from '../../tests/e2e/server.ts';
import { everydayPages } from './pictures/everyday.ts';
import { officePages, townshipPages, villagePages } from './pictures/scenes.ts';
import { specialPages } from './pictures/special.ts';
import { Studio } from './pictures/studio.ts';

// npm run pictures: the handbook's pictures, taken from the running program on its demo county.
const { values: options } = parseArgs({
	options: { into: { type: 'string', default: join('docs', 'handbook', 'pictures') } }
});

const built = spawnSync(process.execPath, [join('src', 'commands', 'build.mjs')], {
	stdio: 'inherit'
});
if (built.status !== 0) process.exit(1);
mkdirSync(options.into, { recursive: true });
const { path, env } = await wholeBrowser();
const browser = await chromium.launch({
	executablePath: path,
	args: browserArguments,
	env: { ...(process.env as Record<string, string>), ...env }
});
const app = await startApp({ DEMO: '1' });
try {
	const studio = new Studio(browser, app.url, options.into);
	await townshipPages(studio);
	await villagePages(studio);
	await officePages(studio);
	await everydayPages(studio);
	await specialPages(studio);
} finally {
	await browser.close();
	await app.stop();
}
