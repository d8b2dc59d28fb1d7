/**
 * Where a form is kept: its page, and for a form that acts in one campaign (`actingIn`) that campaign too, so that what
 * was typed for one never comes up under another.
 * @param campaignId for a page being opened: the campaign its forms will act in; a form that was sent says it itself
 */
export function formAddress(
	url: URL,
	campaignId = url.searchParams.get('campaign') ?? undefined
): string {
	return campaignId ? `${url.pathname}?campaign=${campaignId}` : url.pathname;
}
