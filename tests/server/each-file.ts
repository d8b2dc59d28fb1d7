// Files of tests share a process (vitest.config.ts): each begins as if it were alone, with a data folder of its own,
// the clock right and the environment as the run was started with.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { setClock } from '#lib/server/clock.ts';

const before = { ...process.env };
const dataDir = mkdtempSync(join(tmpdir(), 'taizhang-data-'));
process.env.DATA_DIR = dataDir;
setClock(null);

afterAll(() => {
	vi.restoreAllMocks();
	for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
	Object.assign(process.env, before);
	setClock(null);
	rmSync(dataDir, { recursive: true, force: true });
});
