import { parseArgs } from 'node:util';
import { openDatabase } from '#lib/server/db/database.ts';
import { openingProblem } from '#lib/server/db/openingProblem.ts';
import { readSettings } from '#lib/server/settings.ts';
import { verifyStore } from '#lib/server/verifyStore.ts';

// npm run audit -- verify [--county CODE]: 1 when anything is not as it was written, 2 when not understood.
const { positionals, values } = parseArgs({
	allowPositionals: true,
	strict: false,
	options: { county: { type: 'string' } }
});
if (positionals.join() !== 'verify' || values.county === true) {
	console.error('用法：npm run audit -- verify [--county 行政区划代码]');
	process.exit(2);
}
const settings = readSettings(process.env);
if ('problems' in settings) {
	for (const problem of settings.problems) console.error(problem);
	process.exit(1);
}
try {
	const database = await openDatabase(settings);
	let sound = true;
	for await (const line of verifyStore(database.read, values.county as string | undefined)) {
		console.log(line.text);
		sound &&= line.sound;
	}
	console.log(sound ? '核对完毕，没有发现改动。' : '核对完毕，有内容与写入时不一致，见上。');
	await database.close();
	process.exitCode = sound ? 0 : 1;
} catch (error) {
	const sentence = openingProblem(error, settings);
	if (!sentence) throw error;
	console.error(sentence);
	process.exitCode = 1;
}
