import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from 'node:crypto';
import { migrationsOf } from '#lib/server/db/migrationFiles.ts';
import type { Engine } from '#lib/server/db/engine.ts';

/** Name of the migrated store that all tests of these migrations copy. */
export function templateName(engine: Engine['name']): string {
	const triggers = readFileSync('src/lib/server/db/triggers.ts', 'utf8');
	const parts = [...migrationsOf(engine).map((migration) => migration.hash), triggers];
	return `taizhang_template_${hash('sha256', parts.join()).slice(0, 16)}`;
}

/** The template as a file, made once by whoever comes first. */
export async function templateFile(
	engine: Engine['name'],
	make: (file: string) => Promise<void>
): Promise<string> {
	const folder = join(tmpdir(), `taizhang-tests-${process.getuid?.() ?? 'all'}`);
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${templateName(engine)}.${engine}`);
	if (existsSync(file)) return file;
	const own = `${file}.${process.pid}`;
	await make(own);
	renameSync(own, file);
	return file;
}
