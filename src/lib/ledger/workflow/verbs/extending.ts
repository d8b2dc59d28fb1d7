import { dayInWords } from '#lib/ledger/day.ts';
import { refuseFields } from '#lib/ledger/refusal.ts';
import type { Rule } from '#lib/ledger/workflow/decide.ts';
import { pendingRequest, requestWith } from './requesting.ts';
import { endsWithPeriod } from '#lib/ledger/workflow/hindered.ts';
import { taken } from '#lib/ledger/workflow/scene.ts';
import { transferRefused } from './transferring.ts';

/** 申请延期: before the deadline, at most twice; the first deadline stays beside the new one. */
export const requestExtension: Rule<'requestExtension'> = (row, { dueOn, reason }, scene) => {
	const { today, campaign } = scene.facts;
	const atOnce = row.rectification === 'immediate' && dueOn > campaign.endOn;
	if (row.dueOn && dueOn <= row.dueOn)
		return refuseFields({ dueOn: `新的时限要晚于现在的时限${dayInWords(row.dueOn)}` });
	if (atOnce) return refuseFields({ dueOn: endsWithPeriod(campaign.endOn, today) });
	const request = requestWith({ kind: 'extension', reason, dueOn }, scene);
	return taken(row, { type: 'requestExtension', reason, dueOn }, { request }, scene);
};

/** 同意延期: the level above; beyond the concentrated period only the office. */
const grantExtension: Rule<'grantExtension'> = (row, { opinion }, scene) => {
	const { dueOn, reason } = pendingRequest(row, 'extension');
	const { endOn } = scene.facts.campaign;
	const beyond = dueOn > endOn;
	return taken(
		row,
		{ type: 'grantExtension', opinion },
		{
			dueOn,
			originalDueOn: row.originalDueOn ?? row.dueOn,
			extensions: row.extensions + 1,
			request: null,
			...(beyond ? { beyondReason: reason } : {})
		},
		scene
	);
};

const refuseExtension: Rule<'refuseExtension'> = (row, { reason }, scene) =>
	taken(row, { type: 'refuseExtension', reason }, { request: null }, scene);

/** 撤回申请: what was asked is not asked any more; a row that waited elsewhere comes back. */
const withdrawRequest: Rule<'withdrawRequest'> = (row, _command, scene) =>
	taken(
		row,
		{ type: 'withdrawRequest' },
		row.stage === 'transferPending' ? transferRefused(row) : { request: null },
		scene
	);

export const extending = { requestExtension, grantExtension, refuseExtension, withdrawRequest };
