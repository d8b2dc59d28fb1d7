import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const engines = [
	'better-sqlite3',
	'pg',
	'drizzle-orm/*-core',
	'drizzle-orm/better-sqlite3',
	'drizzle-orm/node-postgres',
	'@electric-sql/*'
];
const kit = ['$app/*', '$env/*', '$lib', '$lib/*', '@sveltejs/*', 'svelte', 'svelte/*'];

/** Imports run one way; each room says what it may not reach (docs of the design, “Rooms”). */
function room(files, forbidden, message) {
	return {
		files,
		rules: {
			'no-restricted-imports': ['error', { patterns: [{ group: forbidden, message }] }]
		}
	};
}

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'data/',
			'coverage/',
			'drizzle/',
			'static/',
			'test-results/',
			'playwright-report/'
		]
	},
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'max-lines': ['error', 250],
			'no-console': 'off',
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	},
	room(
		['src/lib/ledger/**'],
		[
			...engines,
			...kit,
			'drizzle-orm',
			'node:*',
			'#lib/server/*',
			'#lib/server/**',
			'#lib/notice/**',
			'#lib/exchange/**',
			'#lib/ui/**'
		],
		'ledger 是纯规则：只可引入 zod 和本目录。'
	),
	{
		files: ['src/lib/ledger/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: "MemberExpression[object.name='Date'][property.name='now']",
					message: '时间由参数给入。'
				},
				{
					selector: "NewExpression[callee.name='Date'][arguments.length=0]",
					message: '时间由参数给入。'
				},
				{ selector: 'AwaitExpression', message: 'ledger 里没有 await。' }
			]
		}
	},
	room(
		['src/lib/notice/**'],
		[
			...engines,
			...kit,
			'drizzle-orm',
			'node:*',
			'#lib/server/**',
			'#lib/exchange/**',
			'#lib/ui/**'
		],
		'notice 是纯文字工作：不碰文件、数据库和页面。'
	),
	room(
		['src/lib/exchange/**'],
		[...engines, ...kit, 'drizzle-orm', '#lib/server/**', '#lib/notice/**', '#lib/ui/**'],
		'exchange 只在字节与普通数据之间转换。'
	),
	room(
		['src/lib/server/*.ts', 'src/lib/server/!(db)/**'],
		[...engines, ...kit, '#lib/ui/**'],
		'server 不识引擎，也不识页面；引擎只在 server/db。'
	),
	room(
		['src/lib/server/db/**'],
		[...kit, '#lib/ui/**', '#lib/notice/**', '#lib/exchange/**'],
		'db 只管存取。'
	),
	room(
		['src/lib/ui/**', 'src/routes/**/*.svelte'],
		[...engines, 'drizzle-orm', '#lib/server/**', '#lib/exchange/**', 'node:*'],
		'页面只读数据与 ledger 的规则。'
	),
	room(
		['src/routes/**/*.ts', 'src/hooks.server.ts'],
		[...engines, 'drizzle-orm'],
		'路由里没有 SQL：调用 server 的函数。'
	)
);
