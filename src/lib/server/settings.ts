import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Which store, and where. */
type StoreAddress = { engine: 'sqlite'; file: string } | { engine: 'pg'; url: string };

/** How the program was told to run; README.md says the same to the reader. */
export interface Settings {
	port: number;
	host: string;
	/** Address that browsers use, e.g. https://zg.example.gov.cn; null when the server is reached directly. */
	origin: string | null;
	/** Absolute path of the folder for the SQLite file, evidence and backups. */
	dataDir: string;
	database: StoreAddress;
	demo: boolean;
}

type Environment = Record<string, string | undefined>;

/**
 * Settings from environment variables, each checked; makes DATA_DIR when it is missing.
 * @returns the settings, or every problem as a sentence for whoever starts the program
 */
export function readSettings(env: Environment): Settings | { problems: string[] } {
	const problems: string[] = [];
	const check = (problem: string | null) => problem && problems.push(problem);
	const port = env.PORT?.trim() || '3000';
	const host = env.HOST?.trim() || '127.0.0.1';
	const origin = (env.ORIGIN?.trim() ?? '').replace(/\/$/, '');
	const dataDir = dataDirOf(env);
	const url = env.DATABASE_URL?.trim() ?? '';
	check(portProblem(port));
	check(hostProblem(host));
	check(originProblem(origin));
	check(dataDirProblem(dataDir));
	check(databaseProblem(url));
	check(demoProblem(env.DEMO));
	check(clockProblem(env.CLOCK));
	if (problems.length > 0) return { problems };
	return {
		port: Number(port),
		host,
		origin: origin || null,
		dataDir,
		database: url
			? { engine: 'pg', url }
			: { engine: 'sqlite', file: join(dataDir, 'taizhang.sqlite') },
		demo: yes.includes(env.DEMO?.trim() ?? '')
	};
}

/** The folder for the SQLite file, files made and taken in, and backups; not checked. */
export function dataDirOf(env: Environment): string {
	return resolve(env.DATA_DIR?.trim() || 'data');
}

function portProblem(port: string): string | null {
	const number = Number(port);
	if (/^\d+$/.test(port) && number >= 1 && number <= 65_535) return null;
	return `PORT（端口）应为 1 到 65535 的整数，实际是“${port}”。例如 PORT=3000。`;
}

function hostProblem(host: string): string | null {
	if (/^[\w.:-]+$/.test(host)) return null;
	return `HOST（监听地址）应为一个地址或主机名，实际是“${host}”。只在本机使用写 127.0.0.1，局域网使用写 0.0.0.0。`;
}

function originProblem(origin: string): string | null {
	if (origin === '' || /^https?:\/\/[^/\s?#@]+$/.test(origin)) return null;
	return `ORIGIN（访问网址）应为 http:// 或 https:// 开头、不带路径的网址，实际是“${origin}”。例如 ORIGIN=https://zg.example.gov.cn。`;
}

function dataDirProblem(dataDir: string): string | null {
	try {
		makeFolder(dataDir);
		accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
		return null;
	} catch (error) {
		const isFile = ['EEXIST', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
		return isFile
			? `DATA_DIR（数据目录）“${dataDir}”用不了：它或它的上级是文件，不是目录。`
			: `DATA_DIR（数据目录）“${dataDir}”不能写入。请换一个目录，或给当前账号写入权限。`;
	}
}

// Level by level: mkdir's own `recursive` never returns where a file system refuses folders, as /proc does.
function makeFolder(path: string): void {
	if (existsSync(path) && statSync(path).isDirectory()) return;
	if (dirname(path) !== path) makeFolder(dirname(path));
	mkdirSync(path, { mode: 0o700 });
}

function databaseProblem(url: string): string | null {
	if (url === '') return null;
	const right = '应为 postgres://账号:密码@主机:端口/库名；不设时使用 DATA_DIR 里的 SQLite 文件。';
	// The value itself is never shown: it holds a password.
	if (!/^postgres(ql)?:\/\//.test(url)) return `DATABASE_URL（数据库地址）${right}`;
	if (!URL.canParse(url)) return `DATABASE_URL（数据库地址）写得不完整或有不能用的字符，${right}`;
	return new URL(url).pathname.length > 1 ? null : `DATABASE_URL（数据库地址）没有写库名，${right}`;
}

const yes = ['1', 'true', 'yes'];
const no = ['', '0', 'false', 'no'];

function demoProblem(demo = ''): string | null {
	if ([...yes, ...no].includes(demo.trim())) return null;
	return `DEMO（演示模式）应为 1 或不设，实际是“${demo}”。`;
}

function clockProblem(clock: string | undefined): string | null {
	if (!clock || !Number.isNaN(Date.parse(clock))) return null;
	return `CLOCK（试用日期）应为带时区的时间，实际是“${clock}”。例如 CLOCK=2022-07-05T09:00:00+08:00；正式使用时不要设置。`;
}
