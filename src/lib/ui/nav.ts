import type { NavKey } from '#lib/web/nav.ts';
import type { IconName } from './icons.ts';

/** The pages of the rail. */
export const navEntries: Record<NavKey, { href: string; label: string; icon: IconName }> = {
	overview: { href: '/', label: '总览', icon: 'home' },
	home: { href: '/', label: '待办', icon: 'home' },
	board: { href: '/board', label: '看板', icon: 'board' },
	rows: { href: '/rows', label: '台账', icon: 'rows' },
	submissions: { href: '/submissions', label: '报送', icon: 'submissions' },
	statistics: { href: '/statistics', label: '统计', icon: 'statistics' },
	calendar: { href: '/calendar', label: '日历', icon: 'calendar' },
	notices: { href: '/notices', label: '通知', icon: 'notices' },
	units: { href: '/units', label: '单位', icon: 'units' },
	people: { href: '/people', label: '人员', icon: 'people' },
	log: { href: '/log', label: '日志', icon: 'log' },
	supervision: { href: '/supervision', label: '督导', icon: 'note' }
};

/** Pages of one campaign: from a page that shows another than was chosen they are opened in that one. */
export const ofCampaign: NavKey[] = [
	'board',
	'rows',
	'submissions',
	'statistics',
	'calendar',
	'supervision'
];

/** Whether a page stands under an entry: /rows/1 under /rows, but only / itself under 待办. */
export function isUnder(path: string, href: string): boolean {
	return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}
