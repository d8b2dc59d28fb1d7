// npm start: install if needed, build if needed, then migrate and serve (serve.ts, on Node 24).
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, node, root, say } from './prepare.mjs';

const demo = process.argv.includes('--demo') || process.env.DEMO === '1';

install();
build();

const env = { ...process.env, TAIZHANG_ROOT: root, NODE_ENV: 'production' };
if (demo) {
	env.DEMO = '1';
	env.DATA_DIR = mkdtempSync(join(tmpdir(), 'taizhang-demo-'));
	env.DATABASE_URL = '';
	say(`演示方式：数据放在 ${env.DATA_DIR}，停止后可以删掉。`);
}

const server = spawn(node(), [join(root, 'src', 'commands', 'serve.ts')], {
	cwd: root,
	stdio: 'inherit',
	env
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
