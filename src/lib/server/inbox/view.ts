import type { Day, Instant } from '#lib/ledger/day.ts';
import type { CardView } from '#lib/server/rows/cards.ts';

/** News of the office as everybody reads it. */
export interface NewsView {
	id: string;
	text: string;
	/** The name of its campaign where news of several stand together; '' otherwise. */
	campaign: string;
	person: string;
	at: Instant;
	until: Day;
}

/** News as the office keeps it; `state` says whether it is still shown. */
export interface PostedNews extends NewsView {
	state: 'shown' | 'over' | 'withdrawn';
}

/** `data.inbox` of /inbox. */
export interface InboxView {
	groups: InboxGroup[];
	ledgers: SubmissionNote[];
	news: NewsView[];
	/** What the office has written, the newest first; null for everybody else. */
	posted: PostedNews[] | null;
	/** The day offered for the next news. */
	until: Day;
}

/** A ledger that was sent back, or ledgers that wait to be received. */
export interface SubmissionNote {
	text: string;
	href: string;
	count: number;
}

export interface InboxGroup {
	key: 'waiting' | 'returned' | 'cameBack' | 'unanswered' | 'soon';
	title: string;
	hint: string;
	total: number;
	href: string;
	items: InboxItem[];
}

export interface InboxItem extends CardView {
	/** 退回补正至 7月12日：请补竣工照片; empty when there is nothing to say. */
	note: string;
}
