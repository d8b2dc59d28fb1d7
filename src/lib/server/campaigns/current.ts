import type { Day } from '#lib/ledger/day.ts';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { db } from '#lib/server/db/database.ts';
import { question } from '#lib/server/db/question.ts';
import { tables } from '#lib/server/db/tables.ts';

const { campaigns, notices } = tables;

/** The campaigns of a person (docs/decisions/022). */
export interface Campaigns {
	/** All that were dispatched, newest first. */
	all: CampaignView[];
	/** The one whose figures, board and list they see: what they chose, else the newest that runs, else the newest. */
	chosen: CampaignView | null;
	/** What homes, bell and search cover: all that run, and the chosen one. */
	covered: CampaignView[];
}

/** @param chosenId from their cookie; one that does not exist counts as none */
export async function campaignsOf(actor: Actor, chosenId: string | undefined): Promise<Campaigns> {
	const all = await dispatchedCampaigns(actor);
	const chosen =
		all.find(({ id }) => id === chosenId) ?? all.find(({ running }) => running) ?? all[0] ?? null;
	return { all, chosen, covered: all.filter((one) => one.running || one === chosen) };
}

/** What the covered campaigns are called together: one that has ended is among them only where it was chosen. */
export function coveredName(covered: CampaignView[]): string {
	return covered.every(({ running }) => running) ? '在进行的批次' : '在进行的和所选的批次';
}

/** The campaign a person works in. */
export async function currentCampaign(
	actor: Actor,
	chosenId: string | undefined
): Promise<CampaignView | null> {
	return (await campaignsOf(actor, chosenId)).chosen;
}

/** Campaigns that were dispatched in the actor's county, newest first. */
export async function dispatchedCampaigns(actor: Actor): Promise<CampaignView[]> {
	const found = await dispatchedQuestion(db().read).execute({ countyId: actor.countyId });
	return found.map(({ state, documentNumber, ...campaign }) => ({
		...campaign,
		documentNumber: documentNumber ?? '',
		running: state === 'dispatched'
	}));
}

const dispatchedQuestion = question((read) =>
	read
		.select({
			id: campaigns.id,
			name: campaigns.name,
			documentNumber: notices.documentNumber,
			startOn: campaigns.startOn,
			ledgersDueOn: campaigns.ledgersDueOn,
			endOn: campaigns.endOn,
			state: campaigns.state
		})
		.from(campaigns)
		.leftJoin(notices, eq(notices.id, campaigns.noticeId))
		.where(
			and(eq(campaigns.countyId, sql.placeholder('countyId')), ne(campaigns.state, 'preparing'))
		)
		.orderBy(desc(campaigns.startOn), desc(campaigns.id))
		.prepare('dispatched_campaigns')
);

export interface CampaignView {
	id: string;
	name: string;
	documentNumber: string;
	startOn: Day;
	ledgersDueOn: Day;
	endOn: Day;
	/** Dispatched and not ended. */
	running: boolean;
}

/** `data.shown` of a page: which campaign it shows, whatever this person chose. */
export interface ShownView {
	/** Null where it covers all at once. */
	campaign: CampaignView | null;
	/** `campaign=…` for links that are to stay there; '' where they do anyhow. */
	query: string;
}
