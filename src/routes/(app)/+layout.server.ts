import { navOf } from '#lib/web/nav.ts';
import { clockMoved, today } from '#lib/server/clock.ts';
import { coveredName } from '#lib/server/campaigns/current.ts';
import { levelWordsOf } from '#lib/server/directory.ts';
import { bell } from '#lib/server/inbox/inbox.ts';
import { waitingCount } from '#lib/server/rows/waiting.ts';
import { campaignsIn, coveredIn } from './shown.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, within } = await coveredIn(event);
	const { all, chosen, covered } = await campaignsIn(event);
	const { count, news } = chosen ? await bell(actor, within) : { count: 0, news: [] };
	return {
		shell: {
			actor,
			today: today(),
			words: await levelWordsOf(actor.countyId),
			banner: bannerOf(),
			campaign: chosen,
			campaigns: all,
			covered: within.length,
			coveredName: coveredName(covered),
			nav: navOf(actor),
			waiting: await waitingCount(actor, within),
			bell: count,
			news
		}
	};
};

function bannerOf(): string | null {
	if (process.env.DEMO === '1') return '演示数据：单位、人员和内容都是编造的，重新启动后恢复原样';
	return clockMoved() ? '试用日期：程序的时钟不是今天，请勿用于正式办理' : null;
}
