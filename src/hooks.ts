import type { Transport } from '@sveltejs/kit';
import { tableTransport } from '#lib/ui/lists/table-transport.ts';

export const transport: Transport = { table: tableTransport };
