import { page } from '$app/state';
import { doorWith } from '#lib/web/doors.ts';
import type { ShellView } from './shell.ts';
import type { ShownView } from '#lib/server/campaigns/current.ts';

/** The campaign that this page shows: what its load says, else the one this person chose. */
export function shownHere(): ShownView {
	const { shown, shell } = page.data as { shown?: ShownView; shell: ShellView };
	return shown ?? { campaign: shell.campaign, query: '' };
}

/** A link that stays in the campaign this page shows. */
export function staying(href: string): string {
	return doorWith(href, shownHere().query);
}

/** Where the form of a page acts: in the campaign it was opened in, whatever was chosen in another window since. */
export function actingIn(action: string): string {
	const { campaign } = shownHere();
	return campaign ? doorWith(action, `campaign=${campaign.id}`) : action;
}
