import type { Settings } from '#lib/server/settings.ts';
import { isAway } from './away.ts';
import { codeOf } from './error-code.ts';
import { StoreFileError } from './store-file.ts';

/** Why a store cannot be opened and how to mend it, for whoever starts the program; null for a bug. */
export function openingProblem(error: unknown, { database }: Settings): string | null {
	if (error instanceof StoreFileError) return `数据库文件 ${error.file} 打不开：${error.message}`;
	const code = codeOf(error);
	if (database.engine === 'sqlite') {
		const reason = sqliteReasons[code ?? ''];
		return reason ? `数据库文件 ${database.file} 打不开：${reason}` : null;
	}
	const { host, pathname } = new URL(database.url);
	const reason = pgReasons[code ?? ''] ?? (isAway(error) ? `暂时没有应答。${address}` : null);
	return reason ? `连不上 PostgreSQL（${host}，库 ${pathname.slice(1)}）：${reason}` : null;
}

const sqliteReasons: Record<string, string> = {
	SQLITE_CANTOPEN: '文件不存在，或当前账号没有权限。请核对 DATA_DIR。',
	SQLITE_READONLY: '文件只能读。请给当前账号写入权限。',
	SQLITE_NOTADB: '它不是数据库文件。请移走它，或从 backups 里恢复一份。',
	SQLITE_CORRUPT: '文件已损坏。请从 backups 里恢复一份。',
	SQLITE_FULL: '磁盘已满。请腾出空间再启动。',
	SQLITE_BUSY: '另一个程序正在写入。请先停掉它。'
};

const account = '请核对 DATABASE_URL 里的账号和密码。';
const address = '请核对 DATABASE_URL 里的主机和端口，并确认服务已启动。';

const pgReasons: Record<string, string> = {
	ECONNREFUSED: `对方没有应答。${address}`,
	ETIMEDOUT: `连接超时。${address}`,
	ENOTFOUND: `找不到这个主机。${address}`,
	EAI_AGAIN: `找不到这个主机。${address}`,
	'28P01': `密码不对。${account}`,
	'28000': `不允许这个账号登录。${account}`,
	'3D000': '没有这个库。请先用 createdb 建立它。',
	'42501': '账号没有建表的权限。请授予 CREATE 权限。'
};
