import { defineConfig } from 'vitest/config';
import { leftOutOnPostgres } from './tests/server/engines/on-sqlite.ts';

const server = ['tests/server/**/*.test.ts'];
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
					testTimeout: 60_000
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
					testTimeout: 60_000,
					hookTimeout: 60_000
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
					testTimeout: 120_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
