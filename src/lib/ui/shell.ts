import type { CampaignView } from '#lib/server/campaigns/current.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import type { LevelWords } from '#lib/ledger/roster/level-words.ts';
import type { NavKey } from '#lib/web/nav.ts';
import type { NewsView } from '#lib/server/inbox/view.ts';

/** `data.shell` of src/routes/(app)/+layout: what stands around every page. */
export interface ShellView {
	actor: Actor;
	today: Day;
	words: LevelWords;
	/** Stands over every page: demo data, or a clock that was moved. */
	banner: string | null;
	/** The one this person chose, else the newest that runs; a page may show another (`ShownView`). */
	campaign: CampaignView | null;
	/** Campaigns this person may turn to, newest first. */
	campaigns: CampaignView[];
	/** How many of them homes, bell and search cover: all that run, and the one chosen. */
	covered: number;
	/** What they are called together. */
	coveredName: string;
	/** Pages of the rail this person may open, in order. */
	nav: NavKey[];
	/** Rows waiting for a signature of this person: the number on 待办. */
	waiting: number;
	/** What the bell counts: all that /inbox lists. */
	bell: number;
	/** News of the office in force, the newest first. */
	news: NewsView[];
}
