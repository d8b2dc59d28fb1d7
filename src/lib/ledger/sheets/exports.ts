export const exportKinds = ['zip', 'book'] as const;
/** `zip`: every ledger of the county, a file each · `book`: 附件2 of all townships, a sheet each. */
export type ExportKind = (typeof exportKinds)[number];

/** `interrupted`: the program was started anew in the middle. */
export type ExportState = 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';
export const exportStateNames: Record<ExportState, string> = {
	running: '正在导出',
	done: '已完成',
	failed: '没有完成',
	cancelled: '已取消',
	interrupted: '中断，请重新导出'
};

/** How long a file made for one person is kept. */
export const exportDays = 7;

/** Bytes as people say them: 3.4 MB. */
export function roundedSize(bytes: number): string {
	const mega = bytes / 1024 / 1024;
	return mega >= 1 ? `${mega.toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
