import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const engines = '^(better-sqlite3|pg|drizzle-orm/(.*-core|better-sqlite3|node-postgres))$';
const orm = '^drizzle-orm';
const node = '^node:';
const kit = '^(\\$app|\\$env|\\$lib|@sveltejs|svelte)(/|$)';
const rooms = (names) => `^(#lib|\\.\\.|\\.\\./.*)/(${names})/`;
// Demo and measuring stores: commands and tests make them, the program knows nothing of them.
const seeds = '^(#|\\.{1,2}/)(.*/)?seed/';
const noClock = '时间由参数给入。';

/**
 * What is not written, here and there. A later entry of the same rule takes the place of an earlier one, so each entry
 * brings along what holds everywhere.
 */
function unwritten(...here) {
	const spread = {
		selector: 'SpreadElement > ObjectExpression',
		message: '对象里不展开字面量：把各项写出来。'
	};
	return { 'no-restricted-syntax': ['error', spread, ...here] };
}

/** Imports run one way: each room names what it may not reach. Pages may name the type of what a room makes for them. */
function room(files, forbidden, message, allowTypeImports = false) {
	return {
		files: [files].flat(),
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{ patterns: forbidden.map((regex) => ({ regex, message, allowTypeImports })) }
			]
		}
	};
}

/**
 * The capabilities of `server`, from the ground up: each may reach those before it, none after it
 * (docs/decisions/032). What stands beside another on one line does not know it.
 */
const capabilities = [
	['db'],
	['files', 'identity', 'findings', 'forms'],
	['sight'],
	['record'],
	['campaigns', 'supervision', 'evidence'],
	['sheets'],
	['rows'],
	['roster', 'submissions', 'draws', 'statistics', 'calendar'],
	['sessions', 'notices', 'search', 'inbox', 'desk'],
	['setup', 'dispatch', 'log', 'backup']
];

/** Each capability with the rules of its room and all that stands beside or above it. */
function storeys() {
	return capabilities.flatMap((names, at) =>
		names.map((name) => {
			const others = capabilities
				.slice(at)
				.flat()
				.filter((other) => other !== name);
			const forbidden =
				name === 'db'
					? [kit, rooms('ui|notice|exchange'), seeds]
					: [engines, kit, rooms('ui'), seeds];
			return room(
				`src/lib/server/${name}/**`,
				[...forbidden, `^(#lib/server|(\\.\\./)+)/?(${others.join('|')})/`],
				`server/${name} 不识引擎（只在 server/db）、页面和排在它上面的目录（capabilities）。`
			);
		})
	);
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
			'playwright-report/',
			'**/*.cjs'
		]
	},
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			...unwritten(),
			'no-undef': 'off',
			'max-lines': ['error', 250],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			'no-console': 'off',
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	room(
		'src/lib/ledger/**',
		[engines, orm, node, kit, rooms('server|notice|exchange|ui')],
		'ledger 是纯规则：只可引入 zod 和本目录。'
	),
	{
		files: ['src/lib/ledger/**'],
		rules: unwritten(
			{ selector: "MemberExpression[object.name='Date'][property.name='now']", message: noClock },
			{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: noClock },
			{ selector: 'AwaitExpression', message: 'ledger 里没有 await。' }
		)
	},
	room(
		'src/lib/notice/**',
		[engines, orm, node, kit, rooms('server|exchange|ui')],
		'notice 是纯文字工作：不碰文件、数据库和页面。'
	),
	room(
		'src/lib/exchange/**',
		[engines, orm, kit, rooms('server|notice|ui')],
		'exchange 只在字节与普通数据之间转换。'
	),
	room(
		'src/lib/server/*.ts',
		[engines, kit, rooms('ui'), seeds, `^#lib/server/(?!db/)[\\w-]+/`],
		'server 底层的文件只识 server/db。'
	),
	...storeys(),
	room(
		['src/lib/ui/**', 'src/routes/**/*.svelte', 'src/routes/**/*.svelte.ts'],
		[engines, orm, node, rooms('server|exchange|notice'), seeds],
		'页面只读数据与 ledger 的规则；别的目录只取类型（import type）。',
		true
	),
	{
		files: ['src/lib/ui/**', 'src/routes/**/*.svelte'],
		ignores: ['src/lib/ui/forms/enhance.ts'],
		rules: unwritten({
			selector: "ImportSpecifier[imported.name='enhance'][parent.source.value='$app/forms']",
			message: '用 #lib/ui/enhance.ts：没有送到时，填写的内容留在原处。'
		})
	},
	room(
		['src/routes/**/*.server.ts', 'src/routes/**/+server.ts', 'src/hooks.server.ts'],
		[engines, orm, seeds],
		'路由里没有 SQL：调用 server 的函数。'
	)
);
