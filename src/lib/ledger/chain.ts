import type { Level } from './row.ts';

/** Whose unit signs a step, seen from the row. */
export type StepUnit = 'township' | 'leadUnit' | 'office';

/** One step of a sign-off chain; the last step approves, all earlier ones verify (domain §5, Chain). */
export interface ChainStep {
	unit: StepUnit;
	role: 'clerk' | 'head';
}

export type Chains = Record<Level, ChainStep[]>;

/** The chains a campaign starts with; the office may change them until dispatch. */
export const defaultChains: Chains = {
	village: [
		{ unit: 'township', role: 'clerk' },
		{ unit: 'township', role: 'head' }
	],
	township: [
		{ unit: 'leadUnit', role: 'clerk' },
		{ unit: 'office', role: 'clerk' }
	],
	department: [
		{ unit: 'office', role: 'clerk' },
		{ unit: 'office', role: 'head' }
	],
	city: [
		{ unit: 'office', role: 'clerk' },
		{ unit: 'office', role: 'head' }
	]
};
