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
					env: { TEST_ENGINE: 'sqlite' },
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				test: {
					name: 'pg',
					include: server,
					env: { TEST_ENGINE: process.env.TEST_PG_URL ? 'pg' : 'pglite' },
					testTimeout: 120_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
