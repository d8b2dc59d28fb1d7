import { shortCampaign } from '#lib/ledger/campaigns/name.ts';

/**
 * The name a ledger is saved under: 顺店镇_2022年反馈问题_对照整改台账_20220705.xlsx.
 *
 * In: the unit's name, the campaign's, a day (20220705 or 2022-07-05, '' for none) and what
 * it is where it is no 对照整改台账.
 * Out: a name that Windows takes.
 */
export function sheetFileName(unitName: string, campaign: string, day: string, what = ''): string {
	const parts = [
		safeName(unitName),
		campaignPart(campaign),
		what || '对照整改台账',
		day.replace(/\D/g, '')
	];
	return `${parts.filter(Boolean).join('_')}.xlsx`;
}

/** The name of a campaign as a part of a file's name, short; '' where it has none. */
export function campaignPart(name: string): string {
	return name && safeName(shortCampaign(name));
}

/** A name of a file or folder that Windows takes: 60 characters at most, none that it forbids. */
export function safeName(name: string): string {
	const clean = name
		.toWellFormed()
		.replace(/[<>:"/\\|?*\u0000-\u001f\u007f\ufffd]/g, '')
		.replace(/\s+/g, ' ')
		.replace(/^[. ]+|[. ]+$/g, '');
	const short = [...clean].slice(0, 60).join('');
	return !short || DEVICES.test(short) ? `${short}单位` : short;
}

const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
