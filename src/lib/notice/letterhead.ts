import { dayAlone } from './days.ts';
import { labelAtHead } from '#lib/notice/outline/labels.ts';
import { withoutSpaces, type Line } from '#lib/notice/outline/lines.ts';
import { readNumber } from '#lib/notice/outline/numbering.ts';

/** Who issued the notice, under which number and title, on which day; null when it is not said. */
export type Letterhead = {
	title: string | null;
	documentNumber: string | null;
	issuer: string | null;
	issuedOn: string | null;
};

/**
 * Reads the letterhead: the document number stands alone on its line, the title in the lines above
 * the addressee up to …通知／方案／…, the day alone on a line below the issuer's name.
 */
export function letterheadOf(lines: Line[]): Letterhead {
	const texts = lines.map(({ text, cells }) => (cells ? '' : text));
	const title = titleIn(texts);
	const day = dayIn(texts);
	return {
		title,
		documentNumber: numberIn(texts),
		issuer: issuerIn(title, day === null ? null : signatureAbove(texts, day)),
		issuedOn: day === null ? null : dayAlone(texts[day] ?? '')
	};
}

const NUMBER =
	/^(?:文号[：:]|发文字号[：:]|★)?\s*([\u4e00-\u9fff]{2,16}(?:（[\u4e00-\u9fff]{1,4}）)?)\s?[〔［[(（【]\s?(\d{4})\s?[〕］\])）】]\s?(第?\d{1,4})\s?号(?=$|[\s　]|签发)/;
const TITLE_END =
	/(?:通知|方案|要点|意见|通报|报告|办法|细则|计划|决定|公告|函|批复|纪要|清单|台账|任务书)(?:[（(][^）)]{1,12}[）)])?$/;

function numberIn(texts: string[]): string | null {
	for (const text of texts.slice(0, 80)) {
		const found = NUMBER.exec(text);
		if (found) return `${found[1] ?? ''}〔${found[2] ?? ''}〕${found[3] ?? ''}号`;
	}
	return null;
}

function titleIn(texts: string[]): string | null {
	let lines: string[] = [];
	const head = texts
		.slice(0, 60)
		.filter((text) => text && !NUMBER.test(text) && !isLetterhead(text));
	for (const [at, text] of head.entries()) {
		if (/[。；]|[：:]$/.test(text) || readNumber(text) || labelAtHead(text)) break;
		if (dayAlone(text)) continue;
		lines = [...lines, text].slice(-12);
		const joined = withoutSpaces(lines.join(''));
		const goesOn = /^的/.test(head[at + 1] ?? '') || /《[^》]*$/.test(joined);
		if (TITLE_END.test(joined) && !goesOn) return joined;
	}
	const about = lines.findIndex((text) => /关于/.test(text));
	const joined = withoutSpaces((about > 0 ? lines.slice(about - 1) : lines).join(''));
	return joined.length >= 4 && joined.length <= 120 && /[\u4e00-\u9fff]{4}/.test(joined)
		? joined
		: null;
}

/** 红头、密级、紧急程度、签发人 are no part of the title. */
function isLetterhead(text: string): boolean {
	return (
		(text.length <= 40 && /文件$/.test(text)) ||
		/^(?:签发人|密级|机密|秘密|特急|加急|紧急|内部|附件\d*|附|[（(].*[）)]$)/.test(text)
	);
}

function dayIn(texts: string[]): number | null {
	const days = texts.flatMap((text, at) => (text && dayAlone(text) ? [at] : []));
	const signed = days.find((at) => signatureAbove(texts, at) !== null);
	return signed ?? days[0] ?? printed(texts);
}

/** “××办公室 2022年6月2日印发” at the foot. */
function printed(texts: string[]): number | null {
	const at = texts.findLastIndex((text) => /\d{4}年\d{1,2}月\d{1,2}日印发$/.test(text));
	if (at < 0) return null;
	texts[at] = /\d{4}年\d{1,2}月\d{1,2}日印发$/.exec(texts[at] ?? '')?.[0] ?? '';
	return at;
}

function signatureAbove(texts: string[], day: number): string | null {
	for (let at = day - 1; at >= 0 && at >= day - 4; at--) {
		const text = withoutSpaces(texts[at] ?? '');
		if (!text) continue;
		return text.length <= 40 &&
			!/[。；：:，,]$|^[（(]?[一二三\d]/.test(text) &&
			!NUMBER.test(text) &&
			!TITLE_END.test(text)
			? text
			: null;
	}
	return null;
}

function issuerIn(title: string | null, signature: string | null): string | null {
	const before = title ? (/^(.{4,60}?)关于/.exec(title)?.[1] ?? null) : null;
	if (before && !/[《》“”]/.test(before)) return before;
	return signature;
}
