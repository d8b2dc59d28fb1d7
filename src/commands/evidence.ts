import { db, openDatabase } from '#lib/server/db/database.ts';
import { openingProblem } from '#lib/server/db/opening-problem.ts';
import { sweepEvidence } from '#lib/server/evidence/sweep.ts';
import { verifyEvidence } from '#lib/server/evidence/verify.ts';
import { readSettings } from '#lib/server/settings.ts';

// npm run evidence -- verify | sweep: 1 when something is missing, changed or left over, 2 when not understood.
const what = process.argv.slice(2).join();
if (what !== 'verify' && what !== 'sweep') {
	console.error(
		'用法：npm run evidence -- verify（核对佐证材料）或 sweep（清理没有使用的上传文件）'
	);
	process.exit(2);
}
const settings = readSettings(process.env);
if ('problems' in settings) {
	for (const problem of settings.problems) console.error(problem);
	process.exit(1);
}
try {
	await openDatabase(settings);
	process.exitCode = what === 'verify' ? await verify() : await sweep();
	await db().close();
} catch (error) {
	const sentence = openingProblem(error, settings);
	if (!sentence) throw error;
	console.error(sentence);
	process.exitCode = 1;
}

async function verify(): Promise<number> {
	let sound = true;
	for await (const line of verifyEvidence(db().read)) {
		console.log(line.text);
		sound &&= line.sound;
	}
	console.log(sound ? '核对完毕，佐证材料齐全、未改动。' : '核对完毕，有问题，见上。');
	return sound ? 0 : 1;
}

async function sweep(): Promise<number> {
	const { uploads, registered, files } = await sweepEvidence();
	console.log(
		`清理完毕：超过 7 天没有提交的上传 ${uploads} 个，没有使用的登记 ${registered} 份，没有登记的文件 ${files} 个。条目上的材料没有动。`
	);
	return 0;
}
