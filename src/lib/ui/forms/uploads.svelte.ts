import { largestFile, sizeInWords } from '#lib/ledger/evidence/file.ts';
import type { UploadView } from '#lib/server/evidence/uploads.ts';
import type { FormNeeds } from '#lib/server/rows/row/view.ts';
import { upload, type NotSent, type Sending } from './upload.ts';

/** A file in the list of a form: on its way, arrived, or not. */
export interface UploadItem {
	key: number;
	name: string;
	size: string;
	state: 'waiting' | 'sending' | 'arrived' | 'failed';
	/** How much is on its way, 0 to 1. */
	sent: number;
	/** Why it failed, and whether it may be tried again. */
	why: string;
	again: boolean;
	/** What the server knows it as, once it has arrived. */
	id: string;
	picture: boolean;
	/** Uploaded before this form was opened, for an act that was not sent. */
	earlier: boolean;
}

/** The files of one form. They go one after another: on a weak line several at once all fail. */
export class Uploads {
	items = $state<UploadItem[]>([]);
	/** What was let go because it is here already; '' for nothing. */
	said = $state('');
	#form: Pick<FormNeeds, 'rowId' | 'keeper'>;
	#files = new Map<number, File>();
	#now: { key: number; sending: Sending } | null = null;
	#next = 1;

	/** `uploads` arrived before and were not sent with an act. */
	constructor(form: Pick<FormNeeds, 'rowId' | 'keeper' | 'uploads'>) {
		this.#form = form;
		this.items = form.uploads.map((view) => ({ ...this.#item(view, 'arrived'), earlier: true }));
	}

	get arrived(): number {
		return this.items.filter(({ state }) => state === 'arrived').length;
	}

	/** Why the form must wait; '' when it need not. */
	get waits(): string {
		if (this.items.some(({ state }) => state === 'failed'))
			return '有文件没有传上：请重试，或先移除。';
		if (this.items.length > this.arrived) return '文件还没有传完，请稍候。';
		return '';
	}

	add(files: Iterable<File>): void {
		this.said = '';
		for (const file of files) {
			const view = { id: '', name: file.name, size: sizeInWords(file.size), picture: false };
			const item = this.#item(view, 'waiting');
			this.#files.set(item.key, file);
			this.items.push(item);
			if (file.size > largestFile)
				this.#fail(item.key, {
					why: '超过每个 20 MB 的上限：请压缩或分成几个文件。',
					again: false
				});
		}
		void this.#go();
	}

	retry(item: UploadItem): void {
		item.state = 'waiting';
		void this.#go();
	}

	/** Takes a file off the form; what has arrived is forgotten by the server too. */
	remove(item: UploadItem): void {
		this.items = this.items.filter(({ key }) => key !== item.key);
		this.#files.delete(item.key);
		if (this.#now?.key === item.key) this.#now.sending.stop();
		if (item.id)
			void fetch(`/rows/${this.#form.rowId}/files/${item.id}`, { method: 'DELETE' }).catch(
				() => {}
			);
	}

	stop(): void {
		this.#now?.sending.stop();
	}

	async #go(): Promise<void> {
		if (this.#now) return;
		const item = this.items.find(({ state }) => state === 'waiting');
		const file = item && this.#files.get(item.key);
		if (!item || !file) return;
		Object.assign(item, { state: 'sending', sent: 0, why: '' });
		const sending = upload(this.#form, file, (part) => (item.sent = part));
		this.#now = { key: item.key, sending };
		try {
			this.#arrive(item.key, await sending.done);
		} catch (notSent) {
			this.#fail(item.key, notSent as NotSent);
		}
		this.#now = null;
		void this.#go();
	}

	#arrive(key: number, view: UploadView): void {
		const item = this.items.find((each) => each.key === key);
		if (!item) return;
		// The same content under two names arrives once.
		const twice = this.items.find((each) => each.id === view.id);
		if (twice) this.said = `“${item.name}”与“${twice.name}”内容相同，只留一份。`;
		if (twice) this.items = this.items.filter((each) => each.key !== key);
		else Object.assign(item, { ...view, state: 'arrived' });
		this.#files.delete(key);
	}

	#fail(key: number, notSent: NotSent): void {
		const item = this.items.find((each) => each.key === key);
		if (item) Object.assign(item, { ...notSent, state: 'failed' });
	}

	#item(view: UploadView, state: UploadItem['state']): UploadItem {
		return { ...view, state, key: this.#next++, sent: 0, why: '', again: false, earlier: false };
	}
}
