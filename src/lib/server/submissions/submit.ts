import type { Actor } from '#lib/ledger/actor.ts';
import { isDay, type Day } from '#lib/ledger/day.ts';
import { isRefusal, refuseFields, type Refusal } from '#lib/ledger/refusal.ts';
import { waysIn, type WayIn } from '#lib/ledger/submissions/submission.ts';
import { today } from '#lib/server/clock.ts';
import { submitterFor } from './access.ts';
import { fileVersion, type FiledVersion } from './file-version.ts';

/** What a unit says when it submits. */
export interface SubmissionForm {
	/** The latest version the form was opened on; 0 for none. */
	version: number;
	filledBy: string;
	phone: string;
	/** The same key does it once. */
	key?: string;
}

/** 代报: also how the ledger came to the office, and on which day. */
export interface EntryForm extends SubmissionForm {
	cameBy: string;
	cameOn: Day;
}

/**
 * 报送: freezes the unit's ledger as its next version. Late is marked, never refused (domain §5).
 * @returns the version, or why not: `lacking` while rows are wanting, `stale` when a colleague was first
 */
export async function submit(
	actor: Actor,
	campaignId: string,
	unitId: string,
	form: SubmissionForm
): Promise<FiledVersion | Refusal> {
	const place = await submitterFor(actor, 'submit', campaignId, unitId);
	if (isRefusal(place)) return place;
	const missing = whoMissing(form);
	if (Object.keys(missing).length > 0) return refuseFields(missing);
	return fileVersion(actor, place, {
		...form,
		verb: 'submit',
		submittedOn: today(),
		cameBy: ''
	});
}

/**
 * 代报: the office enters a ledger that came on paper or by mail. It counts from the day it came and as received;
 * rows still wanting do not keep it out, their number is kept.
 */
export async function enter(
	actor: Actor,
	campaignId: string,
	unitId: string,
	form: EntryForm
): Promise<FiledVersion | Refusal> {
	const place = await submitterFor(actor, 'enter', campaignId, unitId);
	if (isRefusal(place)) return place;
	const wrong = { ...howMissing(form, place.campaign.startOn), ...whoMissing(form) };
	if (Object.keys(wrong).length > 0) return refuseFields(wrong);
	return fileVersion(actor, place, {
		...form,
		verb: 'enter',
		submittedOn: form.cameOn,
		cameBy: form.cameBy as WayIn
	});
}

function whoMissing({ filledBy, phone }: SubmissionForm): Record<string, string> {
	return {
		...(filledBy ? {} : { filledBy: '请写填报人姓名，打印在台账的填报人一栏。' }),
		...(filledBy.length > 30 ? { filledBy: '填报人姓名太长，请只写姓名。' } : {}),
		...(/\d{3}/.test(phone) && phone.length <= 40
			? {}
			: { phone: '请写办公电话，例如 0374-1234567。' })
	};
}

function howMissing({ cameBy, cameOn }: EntryForm, startOn: Day): Record<string, string> {
	const known = (waysIn as readonly string[]).includes(cameBy);
	const day = isDay(cameOn) && cameOn >= startOn && cameOn <= today();
	return {
		...(known ? {} : { cameBy: '请选台账是怎么送来的：纸质或邮件。' }),
		...(day ? {} : { cameOn: `请选收到台账的日期，在本批次开始（${startOn}）和今天之间。` })
	};
}
