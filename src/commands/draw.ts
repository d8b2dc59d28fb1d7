import { parseArgs } from 'node:util';
import { openDatabase } from '#lib/server/db/database.ts';
import { openingProblem } from '#lib/server/db/opening-problem.ts';
import { repeatDraw } from '#lib/server/draws/repeat.ts';
import { readSettings } from '#lib/server/settings.ts';

// npm run -s draw -- ID: draws again from the seed; 1 when it is not the same or there is none, 2 when not understood.
const { positionals } = parseArgs({ allowPositionals: true, strict: false });
const [id] = positionals;
if (!id || positionals.length > 1) {
	console.error('用法：npm run -s draw -- 抽取记录编号（见抽取记录页脚）');
	process.exit(2);
}
const settings = readSettings(process.env);
if ('problems' in settings) {
	for (const problem of settings.problems) console.error(problem);
	process.exit(1);
}
try {
	const database = await openDatabase(settings);
	const again = await repeatDraw(database.read, id);
	if (!again) console.error(`没有编号为 ${id} 的抽取记录。`);
	else {
		const { draw, rows, drawn, same, told } = again;
		console.log(
			`种子 ${draw.seed}，${rows.length} 条抽 ${draw.percent}%，抽中 ${drawn.length} 条：`
		);
		for (const { rowId, unit, number, ordinal } of rows)
			if (drawn.includes(rowId)) console.log(`  ${unit} ${number}-${ordinal}  ${rowId}`);
		console.log(same ? '与抽取记录一致。' : '与抽取记录不一致：记录里抽中的不是这几条。');
		console.log(told ? '与抽取时的日志一致。' : '与抽取时的日志不一致：抽取记录被改过。');
	}
	await database.close();
	process.exitCode = again?.same && again.told ? 0 : 1;
} catch (error) {
	const sentence = openingProblem(error, settings);
	if (!sentence) throw error;
	console.error(sentence);
	process.exitCode = 1;
}
