import { parseArgs } from 'node:util';
import { openDatabase } from '#lib/server/db/database.ts';
import { openingProblem } from '#lib/server/db/opening-problem.ts';
import { readHead } from '#lib/server/record/audit/heads.ts';
import { readSettings } from '#lib/server/settings.ts';
import { verifyStore } from '#lib/server/record/audit/store.ts';

// npm run audit -- verify [--county CODE] [--head SEQ:HASH …]: 1 when anything is not as it was written or as it
// was filed on paper, 2 when not understood.
const { positionals, values } = parseArgs({
	allowPositionals: true,
	strict: false,
	options: { county: { type: 'string' }, head: { type: 'string', multiple: true } }
});
const filed = ((values.head ?? []) as (string | boolean)[]).map((text) => readHead(String(text)));
const heads = filed.filter((head) => head !== null);
if (positionals.join() !== 'verify' || values.county === true || heads.length < filed.length) {
	console.error(
		'用法：npm run audit -- verify [--county 行政区划代码] [--head 校验值，如 1832:3fa9c2d17be04c55]'
	);
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
	const county = values.county as string | undefined;
	for await (const line of verifyStore(database.read, county, heads)) {
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
