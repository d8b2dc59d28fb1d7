import { stepAmong, stepsOf } from '#lib/ledger/chain/chain.ts';
import { changesBetween } from '#lib/ledger/events/events.ts';
import { refuse, refuseFields } from '#lib/ledger/refusal.ts';
import type { Rule } from '#lib/ledger/workflow/decide.ts';
import { responsible } from './claiming.ts';
import { leaveReview, taken } from '#lib/ledger/workflow/scene.ts';

/** 受理自查问题: the level above agrees that it stands on the ledger. */
const acceptSelfFound: Rule<'acceptSelfFound'> = (row, { opinion }, scene) =>
	taken(row, { type: 'acceptSelfFound', opinion }, { request: null }, scene);

const refuseSelfFound: Rule<'refuseSelfFound'> = (row, { reason }, scene) =>
	taken(row, { type: 'refuseSelfFound', reason }, { request: null }, scene);

/** 作废: by who handed it out, with the row that stands instead. */
const voidRow: Rule<'void'> = (row, { reason, keptRowId }, scene) => {
	const { siblings, today } = scene.facts;
	const kept = siblings.find(({ id }) => id === keptRowId);
	if (!kept) return refuseFields({ keptRowId: '请从该单位同一反馈问题的条目中选择保留的一条' });
	return taken(
		row,
		{ type: 'void', reason, kept: kept.number },
		{
			keptRowId,
			request: null,
			closedOn: null,
			...(row.stage === 'transferPending' ? { transferToId: null } : {}),
			...leaveReview(row, today)
		},
		scene
	);
};

/** 人员移交: another person answers for the row; nothing else of it changes. */
const handOver: Rule<'handOver'> = (row, command, scene) => {
	const patch = responsible(command);
	if (Object.keys(changesBetween(row, { ...row, ...patch })).length === 0)
		return refuse('nothingChanged', '接手的责任人与现在相同，无需移交。', 'responsiblePerson');
	return taken(row, { type: 'handOver', reason: command.reason }, patch, scene);
};

/**
 * What a unit has open goes with it when it is merged into another (domain §5, People and units), and so does its
 * place as lead, sector department or receiver of a row. Only where the roster says so.
 */
const followMerge: Rule<'followMerge'> = (row, { toUnitId }, scene) => {
	const to = scene.facts.named;
	const gone = (id: string | null) => id !== null && (to?.tookIn ?? []).includes(id);
	const named = [row.unitId, row.leadUnitId, row.sectorUnitId, row.transferToId];
	if (!to || !named.some(gone))
		return refuse('notMerged', '本条的单位没有并入所选单位，无需划转。', 'toUnitId');
	const { townshipId, nextOrdinal: ordinal } = to;
	const places = {
		...(gone(row.unitId) ? { unitId: toUnitId, townshipId, ordinal } : {}),
		...(gone(row.leadUnitId) ? { leadUnitId: toUnitId } : {}),
		...(gone(row.sectorUnitId) ? { sectorUnitId: toUnitId } : {}),
		...(gone(row.transferToId) ? { transferToId: toUnitId } : {})
	};
	const signed = stepsOf(row).slice(0, row.chainStep);
	const chainStep = stepAmong(signed, stepsOf({ ...row, ...places }));
	return taken(row, { type: 'followMerge' }, { ...places, chainStep }, scene);
};

export const belonging = { acceptSelfFound, refuseSelfFound, void: voidRow, handOver, followMerge };
