/** Bytes that come without a session: a sign-in is some hundred. */
export const guestBody = 16 * 1024;
/** Bytes of a form; nobody types as much. */
export const formBody = 1024 * 1024;
/** Bytes of a form with a file (file-routes.ts). docs/deploy/nginx.conf lets a little more through. */
export const fileBody = 25 * 1024 * 1024;
/** Fields of a form: the longest here acts on 500 rows or ticks 626 villages. */
export const mostFields = 5000;
/** What a form's texts weigh at most (`weightOf` in server/forms/body.ts): 300,000 characters. */
export const mostWeight = 300_000;

/** Why a body was not taken, in words, by what it was to be. */
export const tooLongWords = {
	guest:
		'您没有登录，或者登录已过期，而这次提交的内容太长，没有收下。请先登录，再回到原来的页面提交；文件请登录后重新选择。',
	form: '提交的内容太长，没有收下：一张表连同填写的文字最多 1 MB。请精简后再提交，或者分几次提交。',
	file: '提交的文件太大，没有收下：一次最多 25 MB。请压缩后再传，或者分几次上传。',
	fields:
		'提交的表内容太多或文字太长，没有收下：一张表最多 5000 项，文字合计最多约 30 万字。请分几次提交。',
	broken: '提交的内容不完整或无法识别，没有收下。请回到填写的页面，重新提交一次。'
} as const;
export type TooLong = keyof typeof tooLongWords;
