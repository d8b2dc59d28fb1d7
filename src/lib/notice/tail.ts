import { dayAlone } from './days.ts';
import { withoutSpaces } from '#lib/notice/outline/lines.ts';
import { readNumber } from '#lib/notice/outline/numbering.ts';
import type { Paragraph } from '#lib/notice/outline/paragraphs.ts';
import type { Contact } from './reading.ts';

/** The foot of a notice, and the paragraphs that are left when it is taken away. */
export type Tail = { contact: Contact; annexes: string[]; rest: Paragraph[] };

/**
 * Takes out what belongs to the letter and to no item: contact lines, the list of annexes (“附件：1.…
 * 2.…”), signatures and days, 抄送 and 印发 lines.
 */
export function takeTail(paragraphs: Paragraph[]): Tail {
	const contact: Contact = { phone: null, email: null, person: null };
	const annexes = new Map<string, string>();
	const rest: Paragraph[] = [];
	let awaited = 0;
	let heading = false;
	for (const [at, paragraph] of paragraphs.entries()) {
		const { text } = paragraph.span;
		const annex = ANNEX.exec(text);
		const number = paragraph.number;
		if (annex) {
			const said = text.slice(annex[0].length);
			const first = readNumber(said);
			awaited = first ? first.value + 1 : 1;
			const numbered = Number(/\d+/.exec(annex[0])?.[0] ?? 0);
			if (numbered) awaited = 0;
			heading = !said;
			addAnnex(annexes, first ? said.slice(first.length) : said);
		} else if (awaited > 0 && number?.style === 'arabic' && number.value === awaited) {
			addAnnex(annexes, text.slice(number.length));
			awaited++;
			heading = false;
		} else if (readContact(text, contact) || isFoot(paragraph, paragraphs[at + 1])) {
			awaited = 0;
		} else if (heading && text.length <= 80 && !number && !/[。：:]/.test(text)) {
			addAnnex(annexes, text);
			heading = false;
		} else {
			awaited = 0;
			heading = false;
			rest.push(paragraph);
		}
	}
	return { contact, annexes: [...annexes.values()], rest };
}

const ANNEX =
	/^附(?:件|表)?\s?(?:\d{1,2}|[一二三四五六七八九十])?\s?(?:[：:]\s*|[.．、](?!\d)\s*|$)/;

function addAnnex(annexes: Map<string, string>, text: string): void {
	const name = withoutSpaces(text).replace(/[。；;]$/, '');
	const bare = name.replace(/[《》（）()\s]/g, '');
	if (bare && !annexes.has(bare)) annexes.set(bare, name);
}

function isFoot({ span: { text } }: Paragraph, next: Paragraph | undefined): boolean {
	if (
		dayAlone(withoutSpaces(text)) ||
		/^(?:抄送|抄报|主送|公开方式|填报(?:单位|人|日期)|填表人|制表人?|审核人|注)(?:（[^）]{1,8}）)?\s*[：:]/.test(
			text
		)
	)
		return true;
	if (/^[（(]此(?:件|页)/.test(text) || /\d{4}年\d{1,2}月\d{1,2}日印发$/.test(text)) return true;
	const signed = next && dayAlone(withoutSpaces(next.span.text)) && !/[。：:；]/.test(text);
	return Boolean(signed && text.length <= 40 && !readNumber(text));
}

/** A line of contacts; notes the first phone, address and person it sees. */
function readContact(text: string, contact: Contact): boolean {
	const mark = CONTACT.exec(text);
	if (!mark || text.length > 160) return false;
	contact.phone ??=
		/(?:\d{3,4}[-—－ ]?)?\d{7,8}(?!\d)|1\d{10}/.exec(text.replace(EMAIL, ''))?.[0] ?? null;
	contact.email ??= EMAIL.exec(text)?.[0] ?? null;
	const person =
		/联系人[：:]?\s*([\u4e00-\u9fff·]{2,4}?)(?=$|[\s，,；;。、（(]|联系|电话|手机|办公|邮)/.exec(
			text
		);
	contact.person ??= person?.[1] ?? null;
	return true;
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const CONTACT =
	/^[（(]?(?:联系人|联系电话|联系方式|咨询电话|办公电话|监督电话|举报电话|电话|手机|传真|电子邮箱|电子邮件|邮箱|邮箱地址|E-?mail)[^。]{0,6}[：:]?/i;
