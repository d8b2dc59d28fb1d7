import { defineConfig } from 'vitest/config';

const server = ['tests/server/**/*.test.ts'];

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'rules',
					include: ['tests/{ledger,notice,exchange}/**/*.test.ts'],
					testTimeout: 60_000
				}
			},
			{
				test: {
					name: 'sqlite',
					include: server,
					env: { DATABASE_URL: '' },
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				test: {
					name: 'pg',
					include: server,
					env: { DATABASE_URL: process.env.TEST_PG_URL || 'pglite:' },
					testTimeout: 120_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
