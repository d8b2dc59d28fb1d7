import type { IncomingMessage, ServerResponse } from 'node:http';

/** How long a browser may go on sending a body that was answered already, ms. */
const patience = 30_000;

/**
 * A body that was refused is taken off the wire and thrown away: a browser reads an answer only once it has sent its
 * body, and a connection that is cut meanwhile shows as broken instead of as the reason.
 */
export function dropRest(request: IncomingMessage, response: ServerResponse): void {
	response.once('finish', () => {
		if (request.complete || request.destroyed) return;
		request.removeAllListeners('data');
		request.resume();
		const end = setTimeout(() => request.destroy(), patience).unref();
		request.once('close', () => clearTimeout(end));
	});
}

/**
 * Tells adapter-node which protocol the browser used, so that forms pass its origin check on a plain-http
 * address and behind nginx with TLS alike. Only a proxy on this machine is believed.
 */
export function describeRequest(request: IncomingMessage): void {
	const proxied = /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
	const told = request.headers['x-forwarded-proto'];
	request.headers['x-taizhang-protocol'] = proxied && told === 'https' ? 'https' : 'http';
}
