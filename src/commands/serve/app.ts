import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareDemo } from './demo.ts';
import { ownErrors } from './errors.ts';
import { onceThere } from './once-there.ts';
import { describeRequest, dropRest, refuseChunked } from './request.ts';
import { stopOnSignals } from './stop.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrations/migrate.ts';
import { readSettings } from '#lib/server/settings.ts';
import { ensureSetupLink } from '#lib/server/setup/setup.ts';

const say = (text: string) => console.log(`[整改台账] ${text}`);
const root = process.env.TAIZHANG_ROOT ?? process.cwd();

ownErrors();
process.umask(0o077);
const settings = readSettings(process.env);
if ('problems' in settings) {
	for (const problem of settings.problems) console.error(`[整改台账] ${problem}`);
	process.exit(1);
}

say('正在检查数据库…');
const migrated = await onceThere(() => migrate(settings), say);
if ('refused' in migrated) {
	console.error(`[整改台账] ${migrated.message}`);
	process.exit(1);
}
const store = await openDatabase(settings);
if (settings.demo && !(await ensureSetupLink())) {
	console.error(
		`[整改台账] 演示方式只用空的数据目录，${settings.dataDir} 里已有台账：请用 npm start -- --demo，或换一个 DATA_DIR。`
	);
	process.exit(1);
}
if (settings.demo) process.env.TAIZHANG_DEMO_ACCOUNTS = JSON.stringify(await prepareDemo(say));
const setupPath = await ensureSetupLink();
await store.close();

// adapter-node reads these once, when it is loaded.
process.env.PROTOCOL_HEADER = 'x-taizhang-protocol';
// How long a body may be is asked route by route, in src/routes/bodies.ts.
process.env.BODY_SIZE_LIMIT = 'Infinity';
const built = join(root, 'build', 'handler.js');
if (!existsSync(built)) {
	console.error('[整改台账] 页面还没有构建：请先在程序目录运行 npm run build，再启动。');
	process.exit(1);
}
const { handler } = await import(pathToFileURL(built).href);

const server = createServer((request, response) => {
	if (refuseChunked(request, response)) return;
	describeRequest(request);
	dropRest(request, response);
	Promise.resolve(handler(request, response)).catch((error: unknown) => {
		console.error('[整改台账] 请求没有办完', error);
		response.destroy();
	});
});

server.on('error', (error: NodeJS.ErrnoException) => {
	// One connection could not be taken, for want of a file handle say; those that are there go on.
	if (server.listening) return console.error(`[整改台账] 有连接没有接上：${error.message}`);
	const reason =
		error.code === 'EADDRINUSE'
			? `端口 ${settings.port} 已被占用：请停掉占用它的程序，或用 PORT=另一个端口 再启动。`
			: `无法在 ${settings.host}:${settings.port} 上提供服务：${error.message}`;
	console.error(`[整改台账] ${reason}`);
	process.exit(1);
});

server.listen(settings.port, settings.host, () => {
	const shown = settings.host === '0.0.0.0' || settings.host === '::' ? '127.0.0.1' : settings.host;
	const address = settings.origin ?? `http://${shown}:${settings.port}`;
	say(`已启动：${address}`);
	if (setupPath) say(`第一次使用，请打开这个只能用一次的设置链接：${address}${setupPath}`);
});

stopOnSignals(server, say);
