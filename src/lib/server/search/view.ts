import type { HitPiece } from '#lib/ledger/search.ts';

/** `data.found` of /search. */
export interface SearchView {
	query: string;
	/** Why nothing was looked for, or where else to look when nothing was found; '' when there are hits. */
	hint: string;
	groups: SearchGroup[];
}

export interface SearchGroup {
	key: 'rows' | 'findings' | 'units' | 'people';
	title: string;
	/** All that was found; `hits` are the first of them. */
	total: number;
	hits: SearchHit[];
	/** Where the others are; null when all are here. */
	more: string | null;
}

/** One door: its words in pieces, those searched for marked. */
export interface SearchHit {
	id: string;
	href: string;
	title: HitPiece[];
	/** What the rest of it says, around the words. */
	text: HitPiece[];
	/** Quiet words at the end: state, code, township. */
	note: string;
	/** The name of its campaign where several are searched. */
	campaign?: string;
}
