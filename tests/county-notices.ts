import { existsSync, readFileSync } from 'node:fs';
import { testAll } from './rounds.ts';

export interface CountyNotice {
	name: string;
	text: string;
}

const shared = new URL('../../shared/notices/', import.meta.url);
const real = 'yuzhou-2022-5.txt';

/** A notice that hands out to 禹州市's units what the real one does; its sentences are the project's own. */
export const sampleNotice: CountyNotice = {
	name: 'sample-notice.txt',
	text: readFileSync(new URL('fixtures/yuzhou/sample-notice.txt', import.meta.url), 'utf8')
};

/** The real notice stands beside some checkouts, and in none: with it a test says more, without it not less. */
export const realNotices: CountyNotice[] = existsSync(new URL(real, shared))
	? [sharedNotice(real)]
	: [];

/** What is proven on a notice read anew: of the sample in every clone, of the real one where it is. */
export const countyNotices: CountyNotice[] = [sampleNotice, ...realNotices];

/** The same where each notice takes half a minute: the real one only when everything is run. */
export const countiesFilled: CountyNotice[] = testAll ? countyNotices : [sampleNotice];

/** A notice that only lies beside the checkout; call it where `realNotices` has one. */
export function sharedNotice(name: string): CountyNotice {
	return { name, text: readFileSync(new URL(name, shared), 'utf8') };
}
