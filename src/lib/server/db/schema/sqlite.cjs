// CommonJS, because drizzle-kit looks for tables among a module's exports and these have no fixed names.
const { define } = require('../define.ts');
const { sqliteKit } = require('../kit.ts');

module.exports = define(sqliteKit);
