// npm test: install and build if needed, then rules, both engines and the browser; one closing line counts them all.
// --all (npm run test:all) runs every file on both engines and the long proofs at full length (tests/rounds.ts).
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, root, run, say } from './prepare.mjs';

if (process.argv.includes('--all')) process.env.TEST_ALL = '1';

const reports = mkdtempSync(join(tmpdir(), 'taizhang-tests-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
const fallen = [];
let broken = false;

install();
// Before any test: the build also makes .svelte-kit/tsconfig.json, which they all extend.
build();
vitest();
playwright();
const skipped = totals.skipped ? `, ${totals.skipped} skipped` : '';
for (const what of fallen) console.log(`未通过：${what}`);
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exit(broken || totals.failed > 0 ? 1 : 0);

function vitest() {
	const file = join(reports, 'vitest.json');
	say('测试：规则、SQLite、PostgreSQL');
	const code = run([
		join(root, 'node_modules', 'vitest', 'vitest.mjs'),
		'run',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`
	]);
	if (code !== 0) broken = true;
	if (!existsSync(file)) return tell('vitest', '没有结果', '以上输出里有原因');
	const report = JSON.parse(readFileSync(file, 'utf8'));
	totals.passed += report.numPassedTests;
	totals.failed += report.numFailedTests;
	totals.skipped += report.numPendingTests;
	for (const { name, status, message, assertionResults } of report.testResults) {
		const failed = assertionResults.filter((test) => test.status === 'failed');
		for (const { fullName, failureMessages } of failed) tell(name, fullName, failureMessages[0]);
		if (status !== 'failed' || failed.length > 0) continue;
		// Its set-up threw or its process ended: no test of it is counted as failed.
		totals.failed += 1;
		tell(name, '整个文件', message);
	}
	if (code !== 0 && fallen.length === 0) tell('vitest', '测试以外', '以上输出里有原因');
}

function playwright() {
	const file = join(reports, 'playwright.json');
	say('测试：浏览器');
	const code = run([join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test'], {
		PLAYWRIGHT_JSON_OUTPUT_NAME: file
	});
	if (code !== 0) broken = true;
	if (!existsSync(file)) return tell('playwright', '没有结果', '以上输出里有原因');
	const { stats, suites, errors } = JSON.parse(readFileSync(file, 'utf8'));
	totals.passed += stats.expected + stats.flaky;
	totals.failed += stats.unexpected;
	totals.skipped += stats.skipped;
	for (const suite of suites) tellSpecs(suite);
	for (const { message } of errors) tell('playwright', '测试以外', message);
}

function tellSpecs({ suites = [], specs = [] }) {
	for (const { ok, file, title, tests } of specs) {
		if (!ok) tell(file, title, tests[0]?.results.at(-1)?.error?.message);
	}
	for (const suite of suites) tellSpecs(suite);
}

function tell(file, title, message = '') {
	const reason = message
		.replaceAll(/\u001b\[[\d;]*m/g, '')
		.replaceAll(/\s+/g, ' ')
		.slice(0, 600);
	fallen.push(`${file.replace(`${root}/`, '')} › ${title}：${reason}`);
}
