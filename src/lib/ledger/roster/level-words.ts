import type { Level } from '#lib/ledger/row.ts';

/** What a county calls itself, its own departments and the levels of its rows. */
export interface LevelWords {
	/** 市, 县, 区 or 旗. */
	place: string;
	/** 市直单位. */
	departments: string;
	/** 本市. */
	here: string;
	/** 全市. */
	whole: string;
	/** 市级, 市直, 乡镇, 村. */
	levels: Record<Level, string>;
}

/** The words that follow from a county's name: 市直 in 禹州市, 县直 in 安和县, 区直 in 建安区. */
export function levelWords(countyName: string): LevelWords {
	const place = /[市县区旗]$/.exec(countyName)?.[0] ?? '县';
	return {
		place,
		departments: `${place}直单位`,
		here: `本${place}`,
		whole: `全${place}`,
		levels: { city: `${place}级`, department: `${place}直`, township: '乡镇', village: '村' }
	};
}
