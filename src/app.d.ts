import type { Actor } from '#lib/ledger/actor.ts';

declare global {
	namespace App {
		interface Locals {
			/** Who is signed in; null on the open pages. */
			actor: Actor | null;
			/** Signed in with a one-time password: nothing else before a new one is set. */
			mustChangePassword: boolean;
			/** The store could not be reached; then asking for `actor` throws. */
			storeAway?: boolean;
		}
		interface Error {
			message: string;
			/** Number of an error in the server's log. */
			id?: string;
			/** The store cannot be reached for a moment: another try will do. */
			away?: true;
			/** It came of a form that was sent. */
			sent?: true;
			/** What was typed into a form that could not be taken, so that it is not lost. */
			typed?: { label: string; text: string }[];
		}
	}
}

export {};
