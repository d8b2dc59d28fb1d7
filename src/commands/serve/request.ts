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
 * A body in chunks is not taken: no browser sends one, and Node takes 2 MB off the wire in one turn, which may be 300,000
 * chunks of a byte. The connection ends at once, for what has come already is not to be taken apart either.
 * @returns whether the request was such a one, and has had its answer
 */
export function refuseChunked(request: IncomingMessage, response: ServerResponse): boolean {
	if (request.headers['transfer-encoding'] === undefined) return false;
	response.writeHead(411, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
	response.end('提交的内容没有写明长度，没有收下：请用浏览器打开本系统的页面，再提交一次。');
	request.socket.destroy();
	return true;
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
