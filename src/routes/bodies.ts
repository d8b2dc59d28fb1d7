import { json, type Handle, type RequestEvent } from '@sveltejs/kit';
import {
	fileBody,
	formBody,
	guestBody,
	mostFields,
	mostWeight,
	tooLongWords,
	type TooLong
} from '#lib/web/body-limits.ts';
import { takesFile } from '#lib/web/file-routes.ts';
import { refuse } from '#lib/ledger/refusal.ts';
import { refusedForm } from '#lib/ledger/refused-form.ts';
import { whoseForm } from '#lib/server/forms/kept.ts';
import {
	bodyReader,
	fieldNear,
	readForm,
	upTo,
	weightOf,
	type ReadBody
} from '#lib/server/forms/body.ts';
import { keptFormOf } from './kept-form.ts';

/**
 * Every body is read here, as far as its route and its sender allow and no further, and a form is taken apart once.
 * Whatever is refused is refused before anything is done. The rest of a body that was refused is let go by the server
 * (commands/serve/request.ts), so that the browser gets to read why.
 */
export const bodies: Handle = async ({ event, resolve }) => {
	const { request, locals } = event;
	const { body, method, headers } = request;
	if (!body || method === 'GET' || method === 'HEAD') return resolve(event);
	const type = headers.get('content-type') ?? '';
	const file = locals.actor !== null && takesFile(event.url);
	const kind = !locals.actor ? 'guest' : file ? 'file' : 'form';
	const announced = Number(headers.get('content-length') ?? 0);
	if (announced > (file ? fileBody : formBody)) return tooLong(event, kind);
	// No form here is sent so, and no field could be read of it.
	if (type.startsWith('text/plain')) return tooLong(event, 'broken');
	if (file && !isForm(type)) {
		const streamed = { body: upTo(body, fileBody), duplex: 'half' };
		event.request = new Request(request, streamed);
		return resolve(event);
	}
	const read = bodyReader(body);
	const whole = locals.actor ? await read(file ? fileBody : formBody) : await ofGuest(event, read);
	if (!whole.whole) return tooLong(event, kind);
	if (!isForm(type)) {
		const text = Buffer.concat(whole.chunks).toString();
		if (weightOf([text]) > mostWeight) return tooLong(event, 'fields');
		event.request = new Request(request, { body: text });
		return resolve(event);
	}
	const form = await readForm(whole.chunks, type, { fields: mostFields, text: 2 * formBody });
	// Others get their turn before the action does its work.
	await new Promise(setImmediate);
	if (typeof form === 'string') return tooLong(event, form);
	if (!file && weightOf(textsIn(form)) > mostWeight) return tooLong(event, 'fields');
	event.request = new FormRequest(request, form);
	return resolve(event);
};

/** A request whose form was taken apart already: asked for again, it costs nothing. */
class FormRequest extends Request {
	readonly #form: FormData;

	constructor(request: Request, form: FormData) {
		super(request, { body: '' });
		this.#form = form;
	}

	override formData(): Promise<FormData> {
		return Promise.resolve(this.#form);
	}

	override clone(): Request {
		return this;
	}
}

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];

function isForm(type: string): boolean {
	return formTypes.includes(type.split(';')[0]?.trim().toLowerCase() ?? '');
}

/** A form that outlived its session says in its first fields whose it is: with a true mark it may be as long as ever. */
async function ofGuest(
	event: RequestEvent,
	read: (most: number) => Promise<ReadBody>
): Promise<ReadBody> {
	const first = await read(guestBody);
	if (first.whole) return first;
	const type = event.request.headers.get('content-type') ?? '';
	const start = Buffer.concat(first.chunks).subarray(0, guestBody);
	const near = (name: string) => fieldNear(start, type, name);
	const mark = near('keeper');
	const marked =
		mark !== '' &&
		(await whoseForm(mark, keptFormOf(event.route.id).place(event, near), null)) !== null;
	return marked ? read(formBody) : first;
}

function* textsIn(form: FormData): Iterable<string> {
	for (const [name, value] of form) {
		yield name;
		if (typeof value === 'string') yield value;
	}
}

/** The answer to a body that is not taken: a page, the answer of a form sent in place, or JSON. */
async function tooLong(event: RequestEvent, kind: TooLong): Promise<Response> {
	const status = kind === 'broken' ? 400 : 413;
	const message = tooLongWords[kind];
	const accept = event.request.headers.get('accept') ?? '';
	if (event.request.headers.has('x-sveltekit-action')) return inPlace(message, status);
	if (!accept.includes('text/html')) {
		const guest = kind === 'guest' && event.route.id === '/(app)/rows/[id]/files';
		return json({ message }, { status: guest ? 401 : status });
	}
	const page = await event.fetch(`/too-long?why=${kind}`, { headers: { accept: 'text/html' } });
	return new Response(page.body, { status, headers: page.headers });
}

/** What `enhance` takes for a refused form: the page stays, and what was typed stays in it. */
function inPlace(message: string, status: number): Response {
	const { form, kind, errors, values } = refusedForm('', refuse('tooLong', message), {});
	// As devalue writes {refused}: an object's fields are places in the list.
	const data = [
		{ refused: 1 },
		{ form: 2, kind: 3, message: 4, errors: 5, values: 6, version: 7, conflict: 7 },
		...[form, kind, message, errors, values, null]
	];
	const result = { type: 'failure', status, data: JSON.stringify(data), error: { message } };
	return json(result, { status });
}
