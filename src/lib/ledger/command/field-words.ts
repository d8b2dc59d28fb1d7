import { fieldNames } from '#lib/ledger/events/field-names.ts';
import { boxesIn } from './box.ts';
import { verbBoxes } from './boxes.ts';

/** What the fields of the forms of acts are called there, beside those of the row itself. */
const formFields: Record<string, string> = {
	method: '怎样排查的',
	households: '排查户数',
	checker: '排查人',
	checkedOn: '排查日期',
	way: '核查方式',
	conclusion: '核查结论',
	reason: '理由',
	why: '为何增加',
	on: '日期',
	text: '进展',
	nextSteps: '下一步打算',
	noChange: '无变化',
	evidence: '佐证材料存放处或依据',
	opinion: '意见',
	missing: '还缺什么、怎样补',
	finder: '由谁发现',
	cause: '原因',
	toUnitId: '单位',
	result: '复核结果',
	listed: '涉及农户',
	finding: '督导发现的情况',
	suggestion: '建议',
	answerBy: '答复期限',
	fileIds: '佐证材料',
	fileId: '材料',
	paper: '纸质材料存放处',
	markNames: '要标记的姓名',
	notNames: '不是农户姓名的词'
};

/** A field of an act's form in the words of the form; '' for one that no form has. */
export function fieldWord(field: string): string {
	return formFields[field] ?? (fieldNames as Record<string, string>)[field] ?? labelOf(field);
}

/** What is called by no word of its own is called as its box. */
function labelOf(field: string): string {
	const boxes = Object.values(verbBoxes).flatMap((items) => boxesIn(items));
	return boxes.find(({ name }) => name === field)?.label ?? '';
}
