/** The process answers; nothing else is asked. */
export const GET = () => new Response('ok', { headers: { 'content-type': 'text/plain' } });
