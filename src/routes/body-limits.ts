import type { RequestEvent } from '@sveltejs/kit';
import { actionOf } from './path-to-sign-in.ts';

/** The actions that take files, by route; '' for a route's own POST. */
export const fileRoutes: Record<string, string[]> = {
	'/(app)/notices': ['upload'],
	'/(app)/units/import': ['preview', 'apply'],
	'/(app)/people/new': ['file'],
	'/(app)/submissions/[unit]': ['scan'],
	'/(app)/rows/[id]': ['addFiles'],
	'/(app)/rows/[id]/files': ['']
};

/** Whether a request may bring a file. */
export function takesFile({ route, url }: Pick<RequestEvent, 'route' | 'url'>): boolean {
	return fileRoutes[route.id ?? '']?.includes(actionOf(url)) ?? false;
}
