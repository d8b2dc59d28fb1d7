import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateEngine } from '#lib/server/db/migrations/migrate.ts';
import { openSqlite } from '#lib/server/db/sqlite.ts';
import type { TestEngine, Filled } from './engine.ts';
import { logger } from '../routes/statements.ts';
import { templatePath, filledPath } from './template.ts';

export async function open(filled?: Filled): Promise<TestEngine> {
	const migrated = await templatePath('sqlite', async (file) => {
		const engine = openSqlite(file, { create: true });
		await migrateEngine(engine);
		await engine.close();
	});
	const template = !filled
		? migrated
		: await filledPath(filled.name, async (file) => {
				copyFileSync(migrated, file);
				const engine = openSqlite(file);
				await filled.fill(engine);
				await engine.close();
			});
	const folder = mkdtempSync(join(tmpdir(), 'taizhang-test-'));
	const file = join(folder, 'taizhang.sqlite');
	copyFileSync(template, file);
	return {
		engine: openSqlite(file, { logger }),
		again: async () => openSqlite(file),
		remove: async () => rmSync(folder, { recursive: true })
	};
}
