import { isAway } from '#lib/server/db/away.ts';
import { StoreFileError } from '#lib/server/db/store-file.ts';

/** What went wrong in a request, as far as it matters to the words. */
interface Failure {
	/** Number of the error in the server's log. */
	id: string;
	/** It wanted to change something. */
	changes: boolean;
	/** Work on it had begun, so that something may stand. */
	begun: boolean;
}

/**
 * What people read when a request failed unexpectedly. Never says that nothing was saved where something may have
 * been: the answer to a commit can be lost, and an error can come after it.
 */
export function errorWords(error: unknown, { id, changes, begun }: Failure): App.Error {
	const number = `联系系统管理员时请报编号 ${id}。`;
	if (error instanceof StoreFileError) return { id, message: `${error.message}${number}` };
	const outcome = !changes ? '' : begun ? maybeSaved : notSaved;
	return isAway(error)
		? {
				id,
				away: true,
				...(changes ? { sent: true } : {}),
				message: `数据库暂时连不上，请过一分钟再试。${outcome}`
			}
		: { id, message: `程序出错。${outcome}${number}` };
}

const notSaved = '这一次没有保存。';
const maybeSaved = '刚才提交的内容可能已经保存，也可能没有：请先打开核对，没有保存的再提交一次。';
