import type { DirectoryUnit } from '../directory.ts';

/** 市, 县 or 区: what stands after 全 and before 直单位 in a county's own words. */
export function countyWord({ shortName }: Pick<DirectoryUnit, 'shortName'>): string {
	return /[市县区旗]$/.exec(shortName)?.[0] ?? '县';
}
