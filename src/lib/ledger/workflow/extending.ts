import { addDays, dayInWords } from '../day.ts';
import { isOffice } from '../permissions.ts';
import { refuse, refuseFields } from '../refusal.ts';
import type { Rule } from '../workflow.ts';
import { askedFor, asks } from './asking.ts';
import { taken } from './scene.ts';
import { notSent } from './transferring.ts';

/** A row is put off at most so often (domain §5). */
const mostExtensions = 2;

/** 申请延期: before the deadline, at most twice; the first deadline stays beside the new one. */
export const requestExtension: Rule<'requestExtension'> = (row, { dueOn, reason }, scene) => {
	const { today, campaign } = scene.facts;
	if (!row.dueOn)
		return refuse('noDeadline', '本条没有整改时限，不用延期；请先制定整改措施、写明时限。');
	if (row.extensions >= mostExtensions)
		return refuse('twice', `本条已延期 ${row.extensions} 次，不能再延；请抓紧整改后申请销号。`);
	const last = addDays(row.dueOn, row.reviewedDays);
	if (today > last)
		return refuse(
			'tooLate',
			`时限${dayInWords(row.dueOn)}已过：延期要在到期之前申请。请抓紧整改后申请销号。`
		);
	const atOnce = row.rectification === 'immediate' && dueOn > campaign.endOn;
	const end = dayInWords(campaign.endOn, today.slice(0, 4));
	if (dueOn <= row.dueOn)
		return refuseFields({ dueOn: `新的时限要晚于现在的时限${dayInWords(row.dueOn)}` });
	if (atOnce)
		return refuseFields({
			dueOn: `立行立改的时限不能晚于集中整改期结束日${end}；确需更久的，请先把整改类型改为限期整改`
		});
	const request = asks({ kind: 'extension', reason, dueOn }, scene);
	return taken(row, { type: 'requestExtension', reason, dueOn }, { request }, scene);
};

/** 同意延期: the level above; beyond the concentrated period only the office. */
const grantExtension: Rule<'grantExtension'> = (row, { opinion }, scene) => {
	const { dueOn, reason } = askedFor(row, 'extension');
	const { endOn } = scene.facts.campaign;
	const beyond = dueOn > endOn;
	if (beyond && !isOffice(scene.actor))
		return refuse(
			'officeOnly',
			`申请延到${dayInWords(dueOn)}，超出集中整改期（${dayInWords(endOn)}止），由办公室答复。`
		);
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
		row.stage === 'transferPending' ? notSent(row) : { request: null },
		scene
	);

export const extending = { requestExtension, grantExtension, refuseExtension, withdrawRequest };
