import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';

/** What an act gave. A seed that is refused is a bug of the seed. @throws with the reason */
export function done<T>(outcome: T | Refusal): T {
	if (isRefusal(outcome))
		throw new Error(`${outcome.message} ${JSON.stringify(outcome.fields ?? outcome.field ?? '')}`);
	return outcome;
}
