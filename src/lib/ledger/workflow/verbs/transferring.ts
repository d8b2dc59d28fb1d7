import type { CommandOf } from '#lib/ledger/command/command.ts';
import { dayInWords } from '#lib/ledger/day.ts';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { refuseFields } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { NewRow, Rule } from '#lib/ledger/workflow/decide.ts';
import { pendingRequest, requestWith } from './requesting.ts';
import { contentsOf, unplanned } from './birth.ts';
import { taken, type Patch } from '#lib/ledger/workflow/scene.ts';

/** 移交: 政策落实 to the sector department, 属地 to a township or village. */
const transfer: Rule<'transfer'> = (row, command, scene) => {
	const faults = receiverFaults(row, command, scene.facts);
	if (Object.keys(faults).length > 0) return refuseFields(faults);
	const { toUnitId, reason, problemKind } = command;
	return taken(
		row,
		{ type: 'transfer', toUnitId, reason },
		{
			request: requestWith(
				{ kind: 'transfer', reason, refused: '', problemKind: row.problemKind },
				scene
			),
			transferToId: toUnitId,
			resumeStage: row.stage,
			problemKind
		},
		scene
	);
};

/** 接收移交: the problem stands as a row of the receiver's own, with its own deadline. */
const acceptTransfer: Rule<'acceptTransfer'> = (row, command, scene) => {
	const { today, campaign } = scene.facts;
	if (command.dueOn > campaign.endOn && today <= campaign.endOn && !isOffice(scene.actor))
		return refuseFields({
			dueOn: `办结时限不能晚于集中整改期结束日${dayInWords(campaign.endOn)}；确需更久的，接收后申请延期`
		});
	const { reason } = pendingRequest(row, 'transfer');
	const born = childOf(row, command.dueOn, reason, scene.facts);
	if ('faults' in born) return refuseFields(born.faults);
	const { responsiblePerson, officePhone = '', dueOn, opinion = '' } = command;
	const child: NewRow = { ...born.child, stage: 'claimed', responsiblePerson, officePhone };
	return taken(
		row,
		{ type: 'acceptTransfer', dueOn, opinion },
		{ request: null, resumeStage: null },
		scene,
		{ creates: [child] }
	);
};

/** 不接收移交: then the office rules. */
const refuseTransfer: Rule<'refuseTransfer'> = (row, { reason }, scene) => {
	const request = pendingRequest(row, 'transfer');
	return taken(
		row,
		{ type: 'refuseTransfer', reason },
		{ request: { ...request, refused: reason } },
		scene
	);
};

export const transferring = { transfer, acceptTransfer, refuseTransfer };

/** The row that a transfer opens at its receiver; not yet claimed. @param reason why, where it lies past the period */
export function childOf(
	row: LedgerRow,
	dueOn: string,
	reason: string,
	{ named, today, campaign }: Facts
): { child: NewRow } | { faults: Record<string, string> } {
	if (!named) return { faults: { '': '接收单位已并入其他单位，请由办公室裁定退回后重新移交。' } };
	if (dueOn < today) return { faults: { dueOn: '办结时限不能早于今天' } };
	return {
		child: {
			...unplanned({
				...row,
				unitId: named.id,
				townshipId: named.townshipId,
				level: named.level,
				ordinal: named.nextOrdinal,
				chain: named.chain
			}),
			...contentsOf(row),
			parentRowId: row.id,
			rectification: 'byDeadline',
			dueOn,
			originalDueOn: dueOn,
			plannedOn: today,
			beyondReason: dueOn > campaign.endOn ? reason : ''
		}
	};
}

function receiverFaults(
	row: LedgerRow,
	{ problemKind }: CommandOf<'transfer'>,
	{ named }: Facts
): Record<string, string> {
	const no = (toUnitId: string) => ({ toUnitId });
	if (!named) return no('没有这个单位，或它已并入其他单位，请重新选择');
	if (named.id === row.unitId) return no('不能移交给本单位，请选择其他单位');
	if (problemKind === 'policy' && named.level !== 'department')
		return no('政策落实类问题移交给行业部门，请重新选择');
	if (problemKind === 'local' && named.level !== 'township' && named.level !== 'village')
		return no('属地类问题移交给乡镇或村，请重新选择');
	return {};
}

/** The row stays with its sender: nobody is asked any more, and its 问题类别 is what it was. */
export function transferRefused(row: LedgerRow): Patch {
	const { problemKind } = pendingRequest(row, 'transfer');
	return {
		request: null,
		resumeStage: null,
		transferToId: null,
		...(problemKind === undefined ? {} : { problemKind })
	};
}
