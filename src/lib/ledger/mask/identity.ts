import { isDay } from '#lib/ledger/day.ts';

/** What is wrong with an identity number: neither 15 nor 18 digits, no such birthday, or the last digit does not fit. */
export type IdentityFault = 'shape' | 'birth' | 'check';

/**
 * Checks a resident identity number (GB 11643): 18 digits of which the last may be X, or the old 15.
 * @param number without gaps, digits half width
 */
export function identityFault(number: string): IdentityFault | null {
	if (!/^(?:\d{15}|\d{17}[\dXx])$/.test(number)) return 'shape';
	const old = number.length === 15;
	const birth = old ? `19${number.slice(6, 12)}` : number.slice(6, 14);
	const day = `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`;
	if (!isDay(day) || day < '1900-01-01' || day >= '2100-01-01') return 'birth';
	return old || checkDigit(number) === number.at(-1)?.toUpperCase() ? null : 'check';
}

/** What the form says under an identity number that cannot be right. */
export const identityFaults: Record<IdentityFault, string> = {
	shape: '身份证号应为 18 位（最后一位可以是 X）或旧的 15 位，请核对位数',
	birth: '身份证号里的出生日期不存在，请对照户口簿或身份证核对',
	check: '身份证号的最后一位与前面对不上，多半有一位输错，请核对'
};

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function checkDigit(number: string): string {
	const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
	return '10X98765432'[sum % 11] ?? '';
}
