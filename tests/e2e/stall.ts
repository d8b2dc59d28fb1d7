import { slowness } from '../processor-time.ts';

/** Milliseconds of processor for which no body may hold the program up. */
export const longestStall = 200;

/** The same for a stall that lasted through every try: on a slow or shared processor three times what counting takes. */
export function allowedStall(stall: number): number {
	return stall < longestStall ? longestStall : Math.max(longestStall, 3 * slowness());
}
