import { longText, shortText } from './fields.ts';
import { refuseFields, type Refusal } from '#lib/ledger/refusal.ts';

/** What the boxes of the forms of units, people and submissions are called, and the most characters of each. */
const boxes: Record<string, [word: string, most: number]> = {
	name: ['名称或姓名', shortText],
	office: ['办公室名称', shortText],
	code: ['代码', 40],
	login: ['登录名', 40],
	position: ['职务', shortText],
	phone: ['电话', shortText],
	kind: ['性质', shortText],
	contactPerson: ['联系人', shortText],
	contactPhone: ['办公电话', shortText],
	aliases: ['别名', longText],
	filledBy: ['填报人', shortText],
	conclusion: ['结论', longText]
};

/** A text longer than its box: the refusal names the box, its limit and how long it is; null when all fit. */
export function overlong(typed: object): Refusal | null {
	const faults = Object.entries(typed).flatMap(([field, text]): [string, string][] => {
		const [word, most] = boxes[field] ?? ['', Infinity];
		if (typeof text !== 'string' || text.length <= most) return [];
		return [[field, `“${word}”最多 ${most} 字，现有 ${text.length} 字，请精简后再提交`]];
	});
	return faults.length > 0 ? refuseFields(Object.fromEntries(faults)) : null;
}
