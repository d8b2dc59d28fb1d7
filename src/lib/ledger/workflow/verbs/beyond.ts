import { dayInWords } from '#lib/ledger/day.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal, refuseFields, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Decision } from '#lib/ledger/workflow/decide.ts';
import { requestExtension } from './extending.ts';
import { hindered } from '#lib/ledger/workflow/hindered.ts';
import { followed, type Patch, type Scene } from '#lib/ledger/workflow/scene.ts';

/** A later day than the period allows, as it is asked of the office. */
interface Later {
	dueOn: string;
	reason: string;
}

/**
 * A deadline past the concentrated period needs a reason and the level above (domain §2): while the period lasts, a unit
 * is due on its last day and asks for the later one by 延期, in the same breath. Once the period is over every day lies
 * past it, and the reason is enough; so it is for the office, which nobody stands above.
 * @returns what is written, and the later day that has to be asked for; a refusal while another request waits
 */
export function withinPeriod(
	row: LedgerRow,
	patch: Patch,
	{ actor, facts }: Scene
): { within: Patch; later: Later | null } | Refusal {
	const { today, campaign } = facts;
	const { dueOn, originalDueOn, beyondReason = '', dueWording } = patch;
	const inside = !dueOn || dueOn <= campaign.endOn || today > campaign.endOn;
	// A deadline that stands already was granted or ruled.
	const given = Boolean(dueOn && row.dueOn && dueOn <= row.dueOn);
	if (inside || given || isOffice(actor)) return { within: patch, later: null };
	if (row.request)
		return refuseFields({
			dueOn: `本条有申请在等答复，时限请先定在集中整改期内（${dayInWords(campaign.endOn)}止），答复后再申请延期`
		});
	const reason = dueWording ? `${beyondReason}（时限：${dueWording}）` : beyondReason;
	const endOn = campaign.endOn;
	const days = { dueOn: endOn, originalDueOn: originalDueOn === dueOn ? endOn : originalDueOn };
	return {
		within: { ...patch, ...days, dueWording: '', beyondReason: '' },
		later: { dueOn, reason }
	};
}

/** The act, with the later day asked for after it. */
export function withLaterDay(
	decision: Decision,
	later: Later | null,
	scene: Scene
): Decision | Refusal {
	if (!later) return decision;
	const never = hindered(decision.row, 'requestExtension', scene.actor, scene.facts);
	if (never) {
		const until = dayInWords(scene.facts.campaign.endOn);
		const [cause] = never.message.split('；');
		return refuseFields({ dueOn: `时限请定在集中整改期内（${until}止）：${cause}` });
	}
	const asked = requestExtension(decision.row, { verb: 'requestExtension', ...later }, scene);
	return isRefusal(asked) ? asked : followed(decision, asked);
}
