/** What was done, in the address of the page that tells it. */
export function searchOf(said: Record<string, string | number>): string {
	return new URLSearchParams(
		Object.entries(said).map(([name, value]): [string, string] => [name, String(value)])
	).toString();
}

/** The sentence for what was just done to a unit; '' when nothing was. */
export function doneIn(search: URLSearchParams): string {
	const count = (name: string) => Number(search.get(name)) || 0;
	const left =
		count('left') > 0 ? `；还有 ${count('left')} 条没有划转，请到原单位页面点“划转”` : '';
	switch (search.get('done')) {
		case 'merged':
			return `已并入本单位：划转没有办完的台账 ${count('followed')} 条，调入人员 ${count('people')} 名${left}。原单位和它已了结的台账仍可查看。`;
		case 'followed':
			return `已划转 ${count('followed')} 条${left}。`;
		case null:
			return '';
		default:
			return '已保存。';
	}
}
