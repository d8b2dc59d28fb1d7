import type { Actor } from '#lib/ledger/actor.ts';
import { isOffice } from '#lib/ledger/permissions.ts';

export const helpKeys = [
	...(['home-office', 'home-township', 'home-village', 'home-department', 'home-leader'] as const),
	...([
		'inbox',
		'board',
		'rows',
		'row',
		'submissions',
		'statistics',
		'calendar',
		'search'
	] as const),
	...(['notices', 'units', 'people'] as const)
];
export type HelpKey = (typeof helpKeys)[number];

/** Whether a word of an address names a page of the help. */
export function isHelpKey(text: string): text is HelpKey {
	return (helpKeys as readonly string[]).includes(text);
}

const pageKeys: [path: RegExp, key: HelpKey][] = [
	[/^\/(rows\/bulk|draws)/, 'rows'],
	[/^\/rows\/[^/]/, 'row'],
	[/^\/rows/, 'rows'],
	[/^\/board/, 'board'],
	[/^\/inbox/, 'inbox'],
	[/^\/(submissions|ledgers|exports|forms)/, 'submissions'],
	[/^\/statistics/, 'statistics'],
	[/^\/calendar/, 'calendar'],
	[/^\/search/, 'search'],
	[/^\/(notices|campaigns)/, 'notices'],
	[/^\/(units|groups)/, 'units'],
	[/^\/people/, 'people']
];

/** The help that fits a page; pages without their own have that of the person's first page. */
export function helpKeyOf(path: string, actor: Actor): HelpKey {
	const asked = /^\/help\/(.+)/.exec(path)?.[1] ?? '';
	if (isHelpKey(asked)) return asked;
	return pageKeys.find(([known]) => known.test(path))?.[1] ?? homeOf(actor);
}

function homeOf(actor: Actor): HelpKey {
	if (actor.role === 'leader') return 'home-leader';
	if (isOffice(actor)) return 'home-office';
	if (actor.unitLevel === 'village') return 'home-village';
	return actor.unitLevel === 'township' ? 'home-township' : 'home-department';
}
