/**
 * The last owner of errors that nobody caught. A promise that nobody waited for is written down; after any other error
 * the program cannot be trusted any more and ends, for the service to start it again.
 */
export function ownErrors(): void {
	process.on('unhandledRejection', (reason) => console.error('[整改台账] 程序错误：', reason));
	process.on('uncaughtException', (error) => {
		console.error('[整改台账] 程序错误，即将退出：', error);
		process.exit(1);
	});
	// Whoever read the output has gone; the program goes on without.
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
