import { registerHooks } from 'node:module';

// node --import ./src/commands/quick-imports.mjs …: Node 24 reads package.json anew for each file one file of a
// package imports from another, to learn what kind it is. drizzle-orm has 500 such imports and 180 kB of package.json:
// that is more than a second and 270 MB at every start. All its .js files are modules, so nothing has to be read.
registerHooks({
	resolve(specifier, context, next) {
		const { parentURL = '' } = context;
		const within = parentURL.includes('/node_modules/drizzle-orm/');
		if (!within || !/^\.\.?\/.*\.js$/.test(specifier)) return next(specifier, context);
		return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
	}
});
