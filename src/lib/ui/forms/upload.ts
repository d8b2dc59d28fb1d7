import type { UploadView } from '#lib/server/evidence/uploads.ts';
import type { FormNeeds } from '#lib/server/rows/row/view.ts';

/** Why a file did not arrive; `again` says whether the same file may yet arrive. */
export interface NotSent {
	why: string;
	again: boolean;
}

export interface Sending {
	/** The file as the server keeps it; throws a NotSent. */
	done: Promise<UploadView>;
	stop: () => void;
}

/** Sends one file for a row. `onsent` hears how much is on its way, 0 to 1; fetch could not tell. */
export function upload(
	{ rowId, keeper }: Pick<FormNeeds, 'rowId' | 'keeper'>,
	file: File,
	onsent: (part: number) => void
): Sending {
	const request = new XMLHttpRequest();
	const done = new Promise<UploadView>((resolve, reject) => {
		request.upload.onprogress = ({ loaded, total }) => onsent(total > 0 ? loaded / total : 0);
		request.onload = () => {
			const { upload, message } = (request.response ?? {}) as Answer;
			if (request.status === 201 && upload) resolve(upload);
			else reject(notSent(request.status, message));
		};
		request.onerror = () => reject(lost);
		request.onabort = () => reject(lost);
	});
	request.open('POST', `/rows/${rowId}/files`);
	request.responseType = 'json';
	request.setRequestHeader('accept', 'application/json');
	request.setRequestHeader('content-type', 'application/octet-stream');
	request.setRequestHeader('x-keeper', keeper);
	request.setRequestHeader(
		'x-file-name',
		encodeURIComponent(file.name.replace(/[\ud800-\udfff]/gu, ''))
	);
	request.send(file);
	return { done, stop: () => request.abort() };
}

interface Answer {
	upload?: UploadView;
	message?: string;
}

function notSent(status: number, message: string | undefined): NotSent {
	if (status === 401 || status === 303)
		return { why: '登录已过期：请在新窗口登录，再点“重试”。', again: true };
	if (status === 413) return { why: message ?? '超过每个 20 MB 的上限。', again: false };
	if (status >= 500 || status === 0 || status === 400) return lost;
	return { why: message ?? '没有收下，请换一个文件。', again: false };
}

const lost: NotSent = { why: '没有传完：网络断了或服务器没有应答。', again: true };
