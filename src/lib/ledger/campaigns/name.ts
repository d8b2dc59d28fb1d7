/**
 * The name of a campaign where there is little room, in a file's name or a chat: its beginning and its end, for names of
 * one county begin alike.
 */
export function shortCampaign(name: string, most = 24): string {
	const letters = [...name.replace(/\s+/g, '')];
	if (letters.length <= most) return letters.join('');
	const head = Math.ceil(((most - 1) * 2) / 3);
	return [...letters.slice(0, head), '…', ...letters.slice(head + 1 - most)].join('');
}
