/** The four steps of a notice; the last one is the campaign itself once it is there. */
export function noticeSteps(id: string, campaignId: string | null) {
	return [
		{ label: '上传文件', href: '/notices' },
		{ label: '核对', href: `/notices/${id}` },
		{ label: '交办预览', href: campaignId ? undefined : `/notices/${id}/dispatch` },
		{ label: '交办', href: campaignId ? `/campaigns/${campaignId}` : undefined }
	];
}
