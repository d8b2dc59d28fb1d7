import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/**
 * A Chromium to test with: CHROMIUM_PATH, Playwright's own, the system's, else the one from npm.
 * @returns its path and the environment it needs
 */
export async function findBrowser(): Promise<{ path: string; env: Record<string, string> }> {
	for (const path of [process.env.CHROMIUM_PATH, chromium.executablePath(), '/usr/bin/chromium'])
		if (path && existsSync(path)) return { path, env: {} };
	process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
	const { default: packaged } = await import('@sparticuz/chromium');
	const path = await packaged.executablePath();
	return { path, env: { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ?? '' } };
}

export const browserArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];
