/** The actions that take files, by route; '' for a route's own POST. docs/deploy/nginx.conf names the same pages. */
export const fileRoutes: Record<string, string[]> = {
	'/notices': ['upload'],
	'/units/import': ['preview', 'apply'],
	'/people/new': ['file'],
	'/submissions/[unit]': ['scan'],
	'/rows/[id]': ['addFiles'],
	'/rows/[id]/files': ['']
};

const patterns = Object.entries(fileRoutes).map(
	([route, actions]) => [new RegExp(`^${route.replace(/\[\w+\]/g, '[^/]+')}$`), actions] as const
);

/** Whether what is sent to this address may bring a file, or one that a form carries as text. */
export function takesFile(url: URL): boolean {
	const action = actionOf(url);
	return patterns.some(([path, actions]) => path.test(url.pathname) && actions.includes(action));
}

/** The name of the action that a form asks for; '' for the only one of a page. */
export function actionOf({ searchParams }: URL): string {
	return [...searchParams.keys()].find((name) => name.startsWith('/'))?.slice(1) ?? '';
}
