import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ precompress: true }),
		// The page that refuses a body is drawn for any address (src/routes/bodies.ts).
		paths: { relative: false },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'img-src': ['self', 'data:', 'blob:'],
				'style-src': ['self', 'unsafe-inline'],
				'connect-src': ['self'],
				'frame-ancestors': ['none'],
				'form-action': ['self'],
				'base-uri': ['self'],
				'object-src': ['none']
			}
		},
		output: { preloadStrategy: 'modulepreload' },
		typescript: {
			config: (config) => ({
				...config,
				include: [...config.include, '../src/commands/**/*.ts', '../tests/**/*.ts', '../*.ts']
			})
		}
	}
};
