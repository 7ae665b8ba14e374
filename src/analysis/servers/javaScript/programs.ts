/** In JavaScript: programs of one process, and of one that starts another for each connection. */
import { furtherIn } from '../marked.ts';
import type { ServerTextSettings } from '../settings.ts';
import {
  listens,
  LOOP,
  serve,
  SERVER,
  servesAll,
  servesConnection,
  withNodeImports,
} from './common.ts';

const NO_ACCEPT =
  'Node accepts by itself: who waits, waits in this program and not in the accept queue.';

export const iterative = (settings: ServerTextSettings) =>
  withNodeImports(
    NO_ACCEPT,
    `
${serve(settings)}

${SERVER}
${listens(settings)}
for await (const [conn] of on(server, 'connection')) { ## accept
    conn.on('error', () => {});
${furtherIn(servesConnection())}
}
`,
  );

export const oneForEver = (settings: ServerTextSettings) =>
  withNodeImports(
    NO_ACCEPT,
    `
${serve(settings)}

${SERVER}
${listens(settings)}
const [conn] = await once(server, 'connection'); ## accept
conn.on('error', () => {});
${servesConnection().trim()}
conn.on('close', () => process.exit()); // there is no way back to the next connection
`,
  );

export const thread = (settings: ServerTextSettings) =>
  withNodeImports(
    'Node starts no thread for a connection: its handlers take turns on one event loop.',
    `
${serve(settings)}

${servesAll('accept start', { part: 'worker: ' }).trim()}
${listens(settings)}
`,
  );

export const process = (settings: ServerTextSettings) =>
  withNodeImports(
    'Node cannot copy itself: for each connection it starts another Node, and hands it over.',
    `
${serve(settings)}

async function handle(conn) {
    conn.allowHalfOpen = true;
    conn.on('error', () => {});
${furtherIn(servesConnection({ part: 'worker: ' }))}
}

if (process.send) process.once('message', (_, conn) => handle(conn)); // in the child
else {
    const server = net.createServer({ pauseOnConnect: true }, (conn) => { ## accept
        const child = fork(process.argv[1]); ## fork
        child.send('yours', conn); // and closes its own copy ## closeCopy
    });
    ${listens(settings)}
}
`,
  );

/** As in its models, the handler blocks the loop. */
const reactor = (
  remark: string | null,
  settings: ServerTextSettings,
  { send, wait }: { readonly send: string; readonly wait: string },
) =>
  withNodeImports(
    remark,
    `
${serve(settings, true)}

${servesAll('accept watch', { blocks: true, send }).trim()}
${listens(settings, 'listen watchListener')}
${LOOP} ## ${wait}
`,
  );

const PUTS_ASIDE = { send: 'putAside takeAnswer send forgetWritable', wait: 'select each' };

export const select = (settings: ServerTextSettings) =>
  reactor(
    'Node has no select(): its loop waits with epoll, and sends at once.',
    settings,
    PUTS_ASIDE,
  );

export const poll = (settings: ServerTextSettings) =>
  reactor(
    'Node has no poll(): its loop waits with epoll, and sends at once.',
    settings,
    PUTS_ASIDE,
  );

export const epollLt = (settings: ServerTextSettings) =>
  reactor(null, settings, { send: 'send', wait: 'wait each' });

/** Node's own model: its loop is what asyncio's is. */
export const asyncio = (settings: ServerTextSettings) => {
  const blocks = settings.handler === 'blocks';
  return withNodeImports(
    null,
    `
${serve(settings, blocks)}

${servesAll('createTask', { part: 'worker: ', blocks, recv: 'read', send: 'write' }).trim()}
${listens(settings, 'listen watchListener')}
// the event loop: it accepts, reads, and goes on with who has waited ## wait each accept recv feed resume
`,
  );
};
