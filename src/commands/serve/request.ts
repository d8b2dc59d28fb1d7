import type { IncomingMessage } from 'node:http';

/** The largest body taken in, bytes. */
export const largest = 25 * 1024 * 1024;

/** Whether a request announces a body over 25 MB; evidence is capped at 20 MB a file. */
export function tooLarge(request: IncomingMessage): boolean {
	return Number(request.headers['content-length'] ?? 0) > largest;
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
