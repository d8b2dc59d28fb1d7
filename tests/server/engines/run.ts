import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before the tests of an engine: a folder for what its files make once in this run, told by TEST_RUN_FOLDER. */
export function setup(): () => void {
	const folder = mkdtempSync(join(tmpdir(), 'taizhang-run-'));
	process.env.TEST_RUN_FOLDER = folder;
	return () => rmSync(folder, { recursive: true, force: true });
}
