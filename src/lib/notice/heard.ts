import type { Day } from '#lib/ledger/day.ts';
import type { Heard } from '#lib/ledger/campaigns/measure-heard.ts';
import { rhythmsIn } from './rhythms.ts';
import { targetsIn } from './targets.ts';

/**
 * What a measure's own words say of how often and how much, for a person to confirm; every quote stands in the text.
 * @param since the day the campaign began, for days without a year
 */
export function heardIn(text: string, since: Day): Heard {
	return { rhythms: rhythmsIn(text), targets: targetsIn(text, since) };
}
