import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of this folder as it comes with the program. */
export function seedFile(name: string): Promise<Buffer> {
	const root = process.env.TAIZHANG_ROOT ?? process.cwd();
	return readFile(join(root, 'src/seed', name));
}
