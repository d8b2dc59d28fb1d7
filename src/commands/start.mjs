// npm start: install if needed, build if needed, then migrate and serve (serve.ts, on Node 24).
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, node, root, say, stop } from './prepare.mjs';

const shells = ['sh', 'dash', 'bash', 'busybox', 'ash', 'zsh'];
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
	// The channel tells the server when this process is gone, however it went.
	stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
	env
});
// The server stops once, whoever else has told it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('error', (error) => stop(`没有启动：${error.message}`));
server.on('exit', (code) => process.exit(code ?? 1));
followParent();

/** npm may be stopped without passing it on: its child would serve on with nobody to stop it. */
function followParent() {
	// Whoever started it with a shell of their own may leave: only npm's own shell stands between npm and this.
	if (!process.env.npm_lifecycle_event) return;
	const before = ancestors();
	const look = () => {
		if (ancestors() !== before) server.kill('SIGTERM');
	};
	setInterval(look, 1000).unref();
}

/** Who started this: npm, or the shell that npm put between and npm, as far as the system tells. */
function ancestors() {
	try {
		const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
		const [, name, parent] = /\((.*)\) \S (\d+)/.exec(stat);
		return shells.includes(name) ? `${process.ppid} ${parent}` : String(process.ppid);
	} catch {
		return String(process.ppid);
	}
}
