/**
 * The name a ledger is saved under: 顺店镇_对照整改台账_20220705.xlsx.
 *
 * In: the unit's name and a day (20220705 or 2022-07-05). Out: a name that Windows takes.
 */
export function ledgerFileName(unitName: string, day: string): string {
	return `${safe(unitName)}_对照整改台账_${day.replace(/\D/g, '')}.xlsx`;
}

const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

function safe(name: string): string {
	const clean = name
		.toWellFormed()
		.replace(/[<>:"/\\|?*\u0000-\u001f\u007f\ufffd]/g, '')
		.replace(/\s+/g, ' ')
		.replace(/^[. ]+|[. ]+$/g, '');
	const short = [...clean].slice(0, 60).join('');
	return !short || DEVICES.test(short) ? `${short}单位` : short;
}
