// Runs on the machine's own Node 20, before anything is installed: plain JavaScript, no packages.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const windows = process.platform === 'win32';
const sources = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];

/** Installs from the lock when node_modules is missing or belongs to another lock. Exits with a sentence on failure. */
export function install() {
	const marker = join(root, 'node_modules', '.lock-sha256');
	const lock = createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
	if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
	if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
		stop('node_modules 是指向别处的链接，安装会清空那里：请先删掉这个链接，再运行一次。');
	say('正在安装依赖（按 package-lock.json，约需一分钟）…');
	const npm = process.env.npm_execpath;
	const done = npm?.endsWith('.js')
		? spawnSync(process.execPath, [npm, 'ci'], { cwd: root, stdio: 'inherit' })
		: spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit', shell: windows });
	if (done.status !== 0) stop('依赖安装失败：请检查能否访问 npm 源，再运行一次。');
	writeFileSync(marker, lock);
}

/** Builds when the build is missing or older than any source. */
export function build() {
	const stamp = join(root, 'build', 'handler.js');
	if (existsSync(stamp) && statSync(stamp).mtimeMs > newest(sources.map((s) => join(root, s))))
		return;
	say('正在构建页面…');
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const done = run([vite, 'build', '--logLevel', 'error']);
	if (done !== 0) stop('构建失败：以上是原因。');
}

/** Runs a script on the project's own Node 24 and gives its exit code. */
export function run(args, env = {}) {
	const done = spawnSync(node(), args, {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, ...env }
	});
	return done.status ?? 1;
}

/** The Node that the lock brings along; the machine's own when it is new enough. */
export function node() {
	const own = join(
		root,
		'node_modules',
		`node-${windows ? 'win' : process.platform}-${process.arch}`,
		'bin',
		windows ? 'node.exe' : 'node'
	);
	if (existsSync(own)) return own;
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	return stop(
		`这台机器（${process.platform}-${process.arch}，Node ${process.versions.node}）没有随附的 Node 24：请安装 Node 24 后再运行。`
	);
}

export function say(text) {
	console.log(`[整改台账] ${text}`);
}

export function stop(text) {
	console.error(`[整改台账] ${text}`);
	process.exit(1);
}

function newest(paths) {
	return Math.max(
		...paths.map((path) => {
			const stat = statSync(path);
			if (!stat.isDirectory()) return stat.mtimeMs;
			return newest([...readdirSync(path).map((name) => join(path, name))]);
		}),
		0
	);
}
