import type { Rule } from '#lib/ledger/workflow/decide.ts';
import { taken, type Patch } from '#lib/ledger/workflow/scene.ts';

/** 认领: the unit takes the row on and names who answers for it. */
export const claim: Rule<'claim'> = (row, command, scene) =>
	taken(row, { type: 'claim' }, responsible(command), scene);

/** Who answers for a row, as far as a form says so. */
export function responsible(typed: {
	responsiblePerson?: string;
	officePhone?: string;
	responsibleLeader?: string;
}): Patch {
	const { responsiblePerson, officePhone, responsibleLeader } = typed;
	return {
		...(responsiblePerson ? { responsiblePerson } : {}),
		...(officePhone ? { officePhone } : {}),
		...(responsibleLeader ? { responsibleLeader } : {})
	};
}
