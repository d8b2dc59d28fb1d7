/** What reading a document gives: its text with notes for the reader, or one sentence why not. */
export type DocumentReading =
	{ ok: true; text: string; warnings: string[] } | { ok: false; message: string };

/** A refusal. `message` says what is wrong, where, and how to mend it. */
export function documentRefused(message: string): { ok: false; message: string } {
	return { ok: false, message };
}
