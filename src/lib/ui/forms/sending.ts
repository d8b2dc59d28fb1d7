import type { SubmitFunction } from '@sveltejs/kit';
import type { RefusedForm } from '#lib/ledger/refused-form.ts';
import { whileUnderWay } from '#lib/ui/under-way.svelte.ts';

interface Sending {
	onbusy: (now: boolean) => void;
	ondone: () => void;
	onrefused: (refused: RefusedForm) => void;
	/** The answer never came, or was no answer. */
	onlost: (why: string) => void;
}

/**
 * Sends an act's form in place: what was typed stays, focus goes to the first field that is wrong.
 * `quiet` asks the server not to send the page elsewhere.
 */
export function sending({ onbusy, ondone, onrefused, onlost }: Sending): SubmitFunction {
	return ({ formData, formElement }) => {
		formData.set('quiet', '1');
		onbusy(true);
		let settle = () => {};
		void whileUnderWay(new Promise<void>((resolve) => (settle = resolve)));
		return ({ result }) => {
			settle();
			onbusy(false);
			if (result.type === 'success') return ondone();
			if (result.type === 'redirect') return toSignIn(result.location, formElement);
			if (result.type === 'failure' && result.data?.refused?.form === 'act') {
				onrefused(result.data.refused as RefusedForm);
				setTimeout(() => formElement.querySelector<HTMLElement>('[aria-invalid]')?.focus());
				return;
			}
			onlost(lostWords(result));
		};
	};
}

/**
 * Quiet acts are sent elsewhere only when the session has run out. The server has kept the form; after signing in one
 * comes back to this page, or to the act's own when this is its row.
 */
function toSignIn(location: string, form: HTMLFormElement): void {
	const next = new URL(location, window.location.href);
	const { pathname, search } = window.location;
	const action = new URL(form.getAttribute('action') ?? '', window.location.href);
	if (action.pathname !== pathname) next.searchParams.set('to', pathname + search);
	window.location.assign(next);
}

/** What became of a form that got no answer, or none that can be shown. */
export function lostWords(result: { type: string; error?: unknown; status?: number }): string {
	if (result.status === 401 || result.status === 403)
		return '登录已过期或没有权限，没有提交。请在新窗口登录后再提交，填写的内容还在。';
	const message = (result.error as { message?: string } | undefined)?.message;
	const sentence = message && /[一-鿿]/.test(message) ? message : '';
	return sentence || '没有送到：网络断了或服务器没有应答。填写的内容还在，请稍后再提交。';
}
