import { error } from '@sveltejs/kit';
import { isHelpKey } from '#lib/help/keys.ts';
import { helpPages } from '#lib/help/pages.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ params }) => {
	if (!isHelpKey(params.page)) error(404, '没有这一页的帮助，请从帮助目录里选。');
	return { help: helpPages[params.page] };
};
