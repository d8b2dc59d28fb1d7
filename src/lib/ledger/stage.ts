/** Stages of a ledger row, in the order a row walks them (domain §5). */
export const stages = [
	'assigned',
	'claimed',
	'rectifying',
	'verifying',
	'approving',
	'closed',
	'declined',
	'notFoundPending',
	'notFound',
	'longTerm',
	'transferPending',
	'transferred',
	'void'
] as const;
export type Stage = (typeof stages)[number];

export const stageNames: Record<Stage, string> = {
	assigned: '待认领',
	claimed: '已认领',
	rectifying: '正在整改',
	verifying: '待核查',
	approving: '待审定',
	closed: '已销号',
	declined: '申请改派',
	notFoundPending: '未发现（待核实）',
	notFound: '未发现此类问题',
	longTerm: '长期坚持',
	transferPending: '移交待接收',
	transferred: '已移交',
	void: '作废'
};

export const columns = [
	'assigned',
	'claimed',
	'rectifying',
	'verifying',
	'approving',
	'closed',
	'longTerm'
] as const satisfies Stage[];
export type Column = (typeof columns)[number];

/**
 * The board column a row stands in; null for rows that have left the board (domain §5, “Board columns”).
 * @param resumeStage where a row waiting for its receiver came from
 */
export function columnOf(stage: Stage, resumeStage: Stage | null): Column | null {
	switch (stage) {
		case 'declined':
			return 'assigned';
		case 'notFoundPending':
			return 'verifying';
		case 'notFound':
			return 'closed';
		case 'transferPending':
			return resumeStage ? columnOf(resumeStage, null) : 'assigned';
		case 'transferred':
		case 'void':
			return null;
		default:
			return stage;
	}
}

/** Stages in which a row lies with somebody above; that time is not charged to its unit (domain §6). */
export const reviewStages = [
	'verifying',
	'approving',
	'notFoundPending'
] as const satisfies Stage[];

/** The stages whose rows stand in a column; a row waiting for its receiver stands where it came from. */
export function columnStages(column: Column): Stage[] {
	return stages.filter((stage) => stage !== 'transferPending' && columnOf(stage, null) === column);
}
