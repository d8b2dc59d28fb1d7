import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { hash } from 'node:crypto';
import { migrationsOf } from '#lib/server/db/migrations/files.ts';
import type { Engine } from '#lib/server/db/engine.ts';

/** Name of the migrated store that all tests of these migrations copy. */
export function templateName(engine: Engine['name']): string {
	const triggers = readFileSync('src/lib/server/db/migrations/triggers.ts', 'utf8');
	const parts = [...migrationsOf(engine).map((migration) => migration.hash), triggers];
	return `taizhang_template_${hash('sha256', parts.join()).slice(0, 16)}`;
}

/** The template as a file or folder, made once by whoever comes first. */
export async function templatePath(
	engine: Engine['name'],
	make: (path: string) => Promise<void>
): Promise<string> {
	const folder = join(tmpdir(), `taizhang-tests-${process.getuid?.() ?? 'all'}`);
	mkdirSync(folder, { recursive: true });
	return madeOnce(join(folder, `${templateName(engine)}.${engine}`), make);
}

/** A filled template of this run: of the program as it stands, so no other run may take it. */
export async function filledPath(
	name: string,
	make: (path: string) => Promise<void>
): Promise<string> {
	return madeOnce(join(process.env.TEST_RUN_FOLDER ?? '', `${name}.sqlite`), make);
}

/** The same on PostgreSQL: its database. */
export function filledDatabase(name: string): string {
	return `${basename(process.env.TEST_RUN_FOLDER ?? '')
		.replaceAll('-', '_')
		.toLowerCase()}_${name}`;
}

async function madeOnce(path: string, make: (path: string) => Promise<void>): Promise<string> {
	if (existsSync(path)) return path;
	const own = `${path}.${process.pid}`;
	await make(own);
	try {
		renameSync(own, path);
	} catch (error) {
		// A folder does not replace one that another worker has put there meanwhile.
		if (!existsSync(path)) throw error;
		rmSync(own, { recursive: true });
	}
	return path;
}
