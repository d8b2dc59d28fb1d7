// The least server that does the same work: node:http, better-sqlite3, no sessions, no rules, no framework.
import { createServer, type IncomingMessage } from 'node:http';
import Sqlite from 'better-sqlite3';
import { bareBoard, boardPage } from './bare-board.ts';
import { bareDesk } from './bare-desk.ts';
import { bareMove } from './bare-move.ts';

const [file = '', port = ''] = process.argv.slice(2);
const database = new Sqlite(file, { timeout: 10_000 });
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.pragma('cache_size = -65536');
const board = bareBoard(database);
const desk = bareDesk(database);
const move = bareMove(database);

const server = createServer(async (request, response) => {
	const url = new URL(request.url ?? '/', 'http://bare');
	const campaignId = url.searchParams.get('campaign') ?? '';
	const townshipId = url.searchParams.get('township');
	const answer = (type: string, text: string) => {
		response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(text) });
		response.end(text);
	};
	if (url.pathname === '/move') {
		const form = new URLSearchParams(await bodyOf(request));
		answer('application/json', JSON.stringify(move(form.get('id') ?? '', form.get('text') ?? '')));
	} else if (Object.hasOwn(desk, url.pathname.slice(1))) {
		const like = `%${url.searchParams.get('q') ?? ''}%`;
		const today = new Date().toISOString().slice(0, 10);
		const place = { campaign: campaignId, township: townshipId ?? '', like, today };
		answer('text/plain; charset=utf-8', desk[url.pathname.slice(1) as keyof typeof desk](place));
	} else if (url.pathname === '/page')
		answer('text/html; charset=utf-8', boardPage(board(campaignId, townshipId)));
	else answer('application/json', JSON.stringify(board(campaignId, townshipId)));
});
server.listen(Number(port), '127.0.0.1', () => console.log(`已启动：http://127.0.0.1:${port}`));

process.once('SIGTERM', () => {
	server.closeAllConnections();
	server.close(() => process.exit(0));
});

async function bodyOf(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const part of request) text += part;
	return text;
}
