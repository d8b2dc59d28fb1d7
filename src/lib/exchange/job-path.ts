import path from 'node:path';

/** Where a job of this room lies: the web bundle is elsewhere than `src`, `import.meta.url` does not lead here. */
export function jobPath(fileName: string): string {
	return path.join(process.env.TAIZHANG_ROOT ?? process.cwd(), 'src/lib/exchange', fileName);
}
