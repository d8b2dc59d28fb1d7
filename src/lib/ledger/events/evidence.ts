import { z } from 'zod';
import { base, text } from './base.ts';

/** 佐证材料 added or withdrawn, as it is kept for ever; the files themselves stand among the changes. */
export const evidenceEvents = [
	z.object({ type: z.literal('addEvidence'), ...base, paper: text.optional() }),
	z.object({ type: z.literal('withdrawEvidence'), ...base, name: text, reason: text })
] as const;
