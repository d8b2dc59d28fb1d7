import type { Clause, Relation } from '#lib/ledger/permissions.ts';
import type { By } from '#lib/ledger/workflow/transitions.ts';

/** How a person's unit stands to a row, as the heads of the table say it. */
export const relationWords: Record<Relation, string> = {
	own: '本单位的条目',
	township: '所辖村的条目',
	leadUnit: '牵头的条目',
	sector: '行业部门是本单位的条目',
	receiver: '移交给本单位的条目',
	office: '办公室',
	supervision: '督导单位（他单位条目）'
};

/** What the workflow asks beyond role and relation. */
export const byWords: Record<By, string> = {
	unit: '责任单位，村可由乡镇代填',
	applicant: '提出申请的人或代填的人，下一步签署之前',
	reviewer: '审核流程里正在等的那一步：不审自己申请或代填的，不签两步，不审本单位的',
	watcher: '办公室、督导单位、所属乡镇；不挂自己的',
	sender: '办公室，村的条目也可由所属乡镇',
	above: '上一级：办公室，村的条目也可由所属乡镇',
	office: '办公室',
	receiver: '接收单位',
	supervisor: '督导单位，不督导自己的条目'
};

export const fieldWords: Record<Clause['field'], string> = {
	unitId: '责任单位',
	townshipId: '所在乡镇',
	leadUnitId: '牵头单位',
	sectorUnitId: '行业部门',
	transferToId: '移交接收单位'
};
