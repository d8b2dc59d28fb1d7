// npm test: install and build if needed, then rules, both engines and the browser; one closing line counts them all.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, root, run, say } from './prepare.mjs';

const realPostgres = process.argv.includes('--pg');
const reports = mkdtempSync(join(tmpdir(), 'taizhang-tests-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
let broken = false;

install();
if (realPostgres) await onPostgres();
else {
	vitest(['rules', 'sqlite', 'pg']);
	build();
	playwright();
}
const skipped = totals.skipped ? `, ${totals.skipped} skipped` : '';
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exit(broken || totals.failed > 0 ? 1 : 0);

async function onPostgres() {
	const { startPostgres } = await import('./postgres.mjs');
	const postgres = await startPostgres();
	try {
		vitest(['pg'], { TEST_PG_URL: postgres.url });
	} finally {
		await postgres.stop();
	}
}

function vitest(projects, env = {}) {
	const file = join(reports, 'vitest.json');
	say(`测试：${projects.join('、')}`);
	const code = run(
		[
			join(root, 'node_modules', 'vitest', 'vitest.mjs'),
			'run',
			...projects.flatMap((name) => ['--project', name]),
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${file}`
		],
		env
	);
	if (code !== 0) broken = true;
	if (!existsSync(file)) return;
	const report = JSON.parse(readFileSync(file, 'utf8'));
	totals.passed += report.numPassedTests;
	totals.failed += report.numFailedTests;
	totals.skipped += report.numPendingTests;
}

function playwright() {
	const file = join(reports, 'playwright.json');
	say('测试：浏览器');
	const code = run([join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test'], {
		PLAYWRIGHT_JSON_OUTPUT_NAME: file
	});
	if (code !== 0) broken = true;
	if (!existsSync(file)) return;
	const { stats } = JSON.parse(readFileSync(file, 'utf8'));
	totals.passed += stats.expected + stats.flaky;
	totals.failed += stats.unexpected;
	totals.skipped += stats.skipped;
}
