import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { readSettings } from '#lib/server/settings.ts';

const { counties, people } = tables;

/** How far the first set-up has come. */
export interface SetupState {
	county: { id: string; code: string; name: string } | null;
	hasAdmin: boolean;
}

/**
 * Makes a new one-time link for the first set-up and keeps only the hash of its token, in DATA_DIR. Links
 * of earlier starts stop working.
 * @returns the path of the link, or null when the first county and its administrator exist
 */
export async function ensureSetupLink(): Promise<string | null> {
	const { hasAdmin } = await setupState();
	if (hasAdmin) {
		await rm(tokenFile(), { force: true });
		return null;
	}
	const token = randomBytes(24).toString('base64url');
	await rm(tokenFile(), { force: true });
	await writeFile(tokenFile(), fingerprint(token), { mode: 0o600 });
	return `/setup/${token}`;
}

/** Whether a token is that of the link printed last, and set-up is not over. */
export async function isSetupToken(token: string): Promise<boolean> {
	const kept = await readFile(tokenFile(), 'utf8').catch(() => '');
	const [a, b] = [Buffer.from(kept), Buffer.from(fingerprint(token))];
	if (a.length !== b.length || !timingSafeEqual(a, b)) return false;
	return !(await setupState()).hasAdmin;
}

/** Ends the life of the link. */
export async function endSetup(): Promise<void> {
	await rm(tokenFile(), { force: true });
}

/** What has been set up so far. */
export async function setupState(): Promise<SetupState> {
	const read = db().read;
	const [county] = await read
		.select({ id: counties.id, code: counties.code, name: counties.name })
		.from(counties)
		.limit(1);
	if (!county) return { county: null, hasAdmin: false };
	const admins = await read.select({ admin: people.admin }).from(people);
	return { county, hasAdmin: admins.some(({ admin }) => admin.includes('system')) };
}

function tokenFile(): string {
	const settings = readSettings({ DATA_DIR: process.env.DATA_DIR });
	if ('problems' in settings) throw new Error(settings.problems.join('\n'));
	return join(settings.dataDir, 'setup-token');
}

function fingerprint(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
