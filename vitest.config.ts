import { defineConfig } from 'vitest/config';
import { leftOutOnPostgres } from './tests/server/engines/on-sqlite.ts';

const server = ['tests/server/**/*.test.ts'];
// For what never ends: a limit on how long something may take is the test's own.
const patience = 600_000;
const setupFiles = 'tests/server/each-file.ts';
const execArgv = ['--import', './src/commands/quick-imports.mjs'];

export default defineConfig({
	test: {
		maxWorkers: 2,
		projects: [
			{
				test: {
					name: 'rules',
					include: ['tests/*.test.ts', 'tests/{ledger,notice,exchange,ui}/**/*.test.ts'],
					isolate: false,
					testTimeout: patience
				}
			},
			{
				test: {
					name: 'sqlite',
					include: server,
					execArgv,
					setupFiles,
					isolate: false,
					globalSetup: 'tests/server/engines/run.ts',
					env: { DATABASE_URL: '' },
					testTimeout: patience,
					hookTimeout: patience
				}
			},
			{
				test: {
					name: 'pg',
					include: server,
					exclude: leftOutOnPostgres,
					execArgv,
					setupFiles,
					isolate: false,
					globalSetup: ['tests/server/engines/run.ts', 'tests/server/engines/server.ts'],
					testTimeout: patience,
					hookTimeout: patience
				}
			}
		]
	}
});
