export type OwnerWording =
	| { kind: 'townships' | 'otherTownships' | 'unknown'; count: number | null }
	| { kind: 'manual'; count: null; problem: string };

/** What kind of units an expression means that is no unit's own name (domain §3, “Unit expressions”). */
export function readWording(text: string): OwnerWording {
	const plain = text.replace(/[(〔[][^)〕\]]*[)〕\]]/g, '');
	const count = countIn(plain);
	if (/相关|有关|部分|涉及/.test(plain)) return manual(`“${text}”没有写明是哪些单位，请手工选择。`);
	if (/^(各|全[市县区旗]|\d)*个?(行政村|村|村\(社区\)|村居|社区)$/.test(plain))
		return manual('村级按反馈问题在交办时一并下达，这里不用选择单位。');
	if (/行业部门|[市县区旗]直(单位|部门)|各部门|各单位$/.test(plain))
		return manual(`“${text}”一般指承担反馈问题的部门，请手工选择。`);
	const other = /^(及|和)?(其他|其它|其余)/.test(plain);
	const body = plain
		.replace(/^(及|和)?(其他|其它|其余)?/, '')
		.replace(/^(全[市县区旗])?(各个|各|所有|\d+个|[一二三四五六七八九十]+个)?/, '');
	if (!/[乡镇街]/.test(body) || !organs.test(body)) return { kind: 'unknown', count };
	return { kind: other ? 'otherTownships' : 'townships', count };
}

const organs =
	/^(乡镇|镇|乡|街道|街|办事处|办|党委|党工委|党组织|人民政府|政府|和|及|与|、|,|\/)+$/;

function manual(problem: string): OwnerWording {
	return { kind: 'manual', count: null, problem };
}

function countIn(text: string): number | null {
	const digits = /(\d+)个/.exec(text)?.[1];
	return digits ? Number(digits) : null;
}
