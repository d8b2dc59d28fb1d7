import { defineConfig } from 'vitest/config';

const server = ['tests/server/**/*.test.ts'];
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
					globalSetup: 'tests/server/engines/server.ts',
					testTimeout: 120_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
