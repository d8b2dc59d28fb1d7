import type { DraftOwner } from '#lib/ledger/notices/draft.ts';
import type { OwnerView } from '#lib/server/notices/page.ts';
import type { TagView } from '#lib/server/rows/tags.ts';

/** An owner in a few words: 牵头 市委组织部, 各乡镇 22, 成员单位 22（名单待核实）. */
export function ownerTag(owner: DraftOwner, is: OwnerView | undefined): TagView {
	const lead = owner.role === 'lead' ? '牵头 ' : '';
	if (!is || is.count === 0) return { text: `${lead}${owner.name} 未找到`, tone: 'amber' };
	if (is.group) {
		const state = is.group.confirmed ? '' : '（名单待核实）';
		return { text: `${lead}成员单位 ${is.count}${state}`, tone: state ? 'amber' : 'purple' };
	}
	if (is.count > 1 && is.level === 'township')
		return { text: `${lead}各乡镇 ${is.count}`, tone: 'purple' };
	if (is.count > 1) return { text: `${lead}${owner.name} ${is.count}`, tone: 'purple' };
	return { text: `${lead}${owner.name}`, tone: lead ? 'blue' : 'plain' };
}
