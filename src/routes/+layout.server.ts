import type { LayoutServerLoad } from './$types';

/** Every page says when its county is made up. */
export const load: LayoutServerLoad = () => ({ demo: process.env.DEMO === '1' });
