import type { Level } from '#lib/ledger/row.ts';
import type { Option } from '#lib/ledger/view.ts';

const office: Option[] = [
	{ value: 'office.clerk', label: '办公室经办' },
	{ value: 'office.head', label: '办公室负责人' }
];
const township: Option[] = [
	{ value: 'township.clerk', label: '乡镇经办' },
	{ value: 'township.head', label: '乡镇负责人' }
];
const leadUnit: Option[] = [
	{ value: 'leadUnit.clerk', label: '牵头单位经办' },
	{ value: 'leadUnit.head', label: '牵头单位负责人' }
];

/** Who may sign at a level: nobody judges a row of their own unit. */
export function chainWords(level: Level): Option[] {
	if (level === 'village') return [...township, ...leadUnit, ...office];
	return level === 'city' ? office : [...leadUnit, ...office];
}
