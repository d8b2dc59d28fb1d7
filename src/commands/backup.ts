import { isRefusal } from '#lib/ledger/refusal.ts';
import { backup } from '#lib/server/backup/backup.ts';
import { readSettings } from '#lib/server/settings.ts';

// npm run backup: 1 when there is no backup, or one that lacks files.
process.umask(0o077);
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
console.log(
	`已备份到 ${done.folder}：数据库、佐证材料和扫描件 ${done.files} 个文件，校验值在 SHA256SUMS。请再拷到别的机器上。`
);
console.log('身份证号的密钥（DATA_DIR/keys，或 IDENTITY_KEY）不在里面：请单独备份，另存一处。');
for (const line of done.missing) console.error(line);
if (done.missing.length > 0) {
	console.error(`缺 ${done.missing.length} 个文件：请从较早的备份里找回，再备份一次。`);
	process.exitCode = 1;
}
