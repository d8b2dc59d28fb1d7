import type { StreamKind } from '#lib/server/db/streams.ts';

/** The kinds of the record in words, for log and report. */
export const streamNames: Record<StreamKind, string> = {
	ledger: '台账',
	roster: '单位人员',
	access: '查看',
	session: '登录',
	draft: '草稿'
};
