import { define } from './define.ts';
import { pgKit, sqliteKit } from './kit.ts';

/** One process serves one engine: DATABASE_URL decides when the module is first loaded. */
export const onPostgres = /^(postgres|postgresql):/.test(process.env.DATABASE_URL ?? '');

export const tables = define(onPostgres ? pgKit : sqliteKit);
