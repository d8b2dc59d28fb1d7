import { isRefusal } from '#lib/ledger/refusal.ts';
import { backup } from '#lib/server/db/backup.ts';
import { readSettings } from '#lib/server/settings.ts';

const settings = readSettings(process.env);
if ('problems' in settings) {
	for (const problem of settings.problems) console.error(problem);
	process.exit(1);
}
const done = await backup(settings);
if (isRefusal(done)) {
	console.error(done.message);
	process.exit(1);
}
console.log(`已备份到 ${done}`);
