import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/**
 * Chromium 109, the last for Windows 7, from its npm package, unpacked by hand: the package's own way would
 * take any Chromium already unpacked.
 * @returns its path and the environment it needs
 */
export function oldBrowser(): { path: string; env: Record<string, string> } {
	const folder = join(tmpdir(), 'chromium-109.0.6');
	const path = join(folder, 'chromium');
	const packed = 'node_modules/chromium-109/bin';
	if (!existsSync(path)) {
		mkdirSync(folder, { recursive: true });
		const libraries = join(folder, 'libraries.tar');
		writeFileSync(libraries, brotliDecompressSync(readFileSync(join(packed, 'aws.tar.br'))));
		execFileSync('tar', ['-xf', libraries, '-C', folder]);
		const part = `${path}.part`;
		writeFileSync(part, brotliDecompressSync(readFileSync(join(packed, 'chromium.br'))));
		chmodSync(part, 0o755);
		renameSync(part, path);
	}
	return { path, env: { LD_LIBRARY_PATH: join(folder, 'lib') } };
}
