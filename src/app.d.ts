import type { Actor } from '#lib/ledger/actor.ts';

declare global {
	namespace App {
		interface Locals {
			/** Who is signed in; null on the open pages. */
			actor: Actor | null;
		}
		interface Error {
			message: string;
		}
	}
}

export {};
