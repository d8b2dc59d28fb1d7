import { navOf } from '#lib/ledger/nav.ts';
import { clockMoved, today } from '#lib/server/clock.ts';
import { dispatchedCampaigns } from '#lib/server/current-campaign.ts';
import { levelWordsOf } from '#lib/server/directory.ts';
import { bell } from '#lib/server/inbox.ts';
import { waitingCount } from '#lib/server/rows/waiting.ts';
import { placeOf } from './place.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign } = await placeOf(event);
	const { count, news } = campaign ? await bell(actor, campaign.id) : { count: 0, news: [] };
	return {
		shell: {
			actor,
			today: today(),
			words: await levelWordsOf(actor.countyId),
			banner: bannerOf(),
			campaign,
			campaigns: await dispatchedCampaigns(actor),
			nav: navOf(actor),
			waiting: campaign ? await waitingCount(actor, campaign.id) : 0,
			bell: count,
			news
		}
	};
};

function bannerOf(): string | null {
	if (process.env.DEMO === '1') return '演示数据：单位、人员和内容都是编造的，重新启动后恢复原样';
	return clockMoved() ? '试用日期：程序的时钟不是今天，请勿用于正式办理' : null;
}
