import { randomOf } from './random.ts';

const families = [
	...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
];
const given =
	'建国 志强 春梅 海涛 秀英 永红 国庆 桂兰 文斌 丽华 长山 玉珍 保田 红霞 占军 素芳 天柱 爱琴 学民 月娥 振江 金凤 有才 凤莲 新民 改青 根生 淑敏 双喜 云霞 太平 俊杰'.split(
		' '
	);

/** A made-up person who answers for a unit's rows; the same unit always gets the same one. */
export function residentOf(unitCode: string): { name: string; phone: string } {
	const random = randomOf(`resident ${unitCode}`);
	const phone = `0000-620${String(random.whole(0, 9999)).padStart(4, '0')}`;
	return { name: random.pick(families) + random.pick(given), phone };
}
