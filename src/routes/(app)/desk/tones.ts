import type { Tone } from '#lib/web/part.ts';

/** Colours of numbers on a desk; what they mean stands in words beside them. */
export const numberTones: Record<Tone, string> = {
	plain: 'text-ink',
	blue: 'text-blue',
	green: 'text-green',
	amber: 'text-amber',
	red: 'text-red',
	purple: 'text-purple'
};
