import { defineConfig } from 'vitest/config';

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
					env: { DATABASE_URL: '' },
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				test: {
					name: 'pg',
					include: server,
					execArgv,
					setupFiles,
					isolate: false,
					globalSetup: 'tests/server/engines/server.ts',
					testTimeout: 120_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
