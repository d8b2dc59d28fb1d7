import { sql } from 'drizzle-orm';
import { tables } from '#lib/server/db/tables.ts';

const { drawRows, draws, events } = tables;

/** For a query over draw_rows and draws: the draw was taken after the row was last reported as 未发现. */
export const openDraw = sql`${draws.at} >= (select max(${events.at}) from ${events}
	where ${events.rowId} = ${drawRows.rowId} and ${events.type} = 'reportNotFound')`;
