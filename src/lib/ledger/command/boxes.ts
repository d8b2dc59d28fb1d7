import type { CommandVerb } from './command.ts';
import type { FormItem } from './box.ts';
import { evidenceBoxes } from './evidence.ts';
import { householdBoxes } from './people-form.ts';
import { requestBoxes } from './requests.ts';
import { reviewBoxes } from './reviews.ts';
import { supervisionBoxes } from './supervision.ts';
import { transferBoxes } from './transfers.ts';
import { workBoxes } from './work.ts';

/** What the form of each act asks, in order; each list stands beside the schema that reads it. */
export const verbBoxes: Record<CommandVerb, readonly FormItem[]> = {
	...workBoxes,
	...reviewBoxes,
	...requestBoxes,
	...transferBoxes,
	...householdBoxes,
	...supervisionBoxes,
	...evidenceBoxes
};
