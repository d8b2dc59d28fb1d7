import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

interface Browser {
	path: string;
	/** What it needs of the environment. */
	env: Record<string, string>;
}

/**
 * What the tests run in: CHROMIUM_PATH, else on Linux the one from npm, without windows: the same on every machine,
 * and twice as quick as a whole Chromium.
 */
export async function testBrowser(): Promise<Browser> {
	const named = process.env.CHROMIUM_PATH;
	if (named && existsSync(named)) return { path: named, env: {} };
	return process.platform === 'linux' && process.arch === 'x64' ? packaged() : wholeBrowser();
}

/** What pictures are taken in, with its own fonts: CHROMIUM_PATH, Playwright's, the system's, else the one from npm. */
export async function wholeBrowser(): Promise<Browser> {
	for (const path of [process.env.CHROMIUM_PATH, chromium.executablePath(), '/usr/bin/chromium'])
		if (path && existsSync(path)) return { path, env: {} };
	return packaged();
}

async function packaged(): Promise<Browser> {
	const { AWS_LAMBDA_JS_RUNTIME: runtime, FONTCONFIG_PATH: fonts } = process.env;
	process.env.AWS_LAMBDA_JS_RUNTIME = runtime ?? 'nodejs22.x';
	const { default: packed } = await import('@sparticuz/chromium');
	const path = await packed.executablePath();
	// It would see the few fonts of the package alone, none of them Chinese.
	if (fonts === undefined) delete process.env.FONTCONFIG_PATH;
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
