/** What the JavaScript programs have in common, for Node: the imports, the service, the loop over one client's requests. */
import { furtherIn } from '../marked.ts';
import { PREFIX, type ServerTextSettings } from '../settings.ts';

/** What each import is for. */
const IMPORTS: readonly (readonly [uses: RegExp, statement: string])[] = [
  [/\bfork\(/, `import { fork } from 'node:child_process';`],
  [/\bcluster\./, `import cluster from 'node:cluster';`],
  [/\bon\(server/, `import { on } from 'node:events';`],
  [/\bonce\(server/, `import { once } from 'node:events';`],
  [/\bnet\./, `import net from 'node:net';`],
  [/await sleep\(/, `import { setTimeout as sleep } from 'node:timers/promises';`],
];

/** A first line that says how Node differs from the model, the imports that a text needs, and the text. */
export function withNodeImports(remark: string | null, text: string): string {
  const used = IMPORTS.filter(([uses]) => uses.test(text.replace(/cluster\.fork/g, 'cluster.')));
  const head = remark === null ? [] : remark.split('\n').map((line) => `// ${line}`);
  return [...head, ...used.map(([, statement]) => statement), '', text.trim()].join('\n');
}

export function serve({ service: { ioUs, cpuUs } }: ServerTextSettings, blocks = false): string {
  const ms = ioUs / 1000;
  const sleep = blocks
    ? `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms}); // and so does the whole loop`
    : `await sleep(${ms}); // waits for a disk, and others go on`;
  const body = [
    ...(ioUs > 0 ? [sleep] : []),
    ...(cpuUs > 0
      ? [
          `const end = performance.now() + ${cpuUs / 1000};\nwhile (performance.now() < end); // computes`,
        ]
      : []),
    `return Buffer.concat([Buffer.from('${PREFIX}'), request]);`,
  ];
  return `${blocks ? '' : 'async '}function serve(request) {\n${furtherIn(body.join('\n'))}\n}`;
}

interface Served {
  /** Whose chart its lines are of: none before the states of the main one. */
  readonly part?: string;
  readonly blocks?: boolean;
  /** Where the chart has names of its own. */
  readonly recv?: string;
  readonly send?: string;
}

/** One client, until it closes or is gone. What has come meanwhile comes in one piece. */
export const servesConnection = ({
  part = '',
  blocks = false,
  recv = 'recv',
  send = 'send',
}: Served = {}) => `
try {
    for await (const request of conn.iterator({ destroyOnReturn: false })) { ## ${part}${recv}
        const answer = ${blocks ? '' : 'await '}serve(request); ## ${part}service
        conn.write(answer); ## ${part}${send}
    }
} catch {} // a client that resets ends its own connection alone
conn.destroySoon(); ## ${part}close
`;

const HALF_OPEN = '{ allowHalfOpen: true }';

/** A server whose connections are taken up one by one. */
export const SERVER = `const server = net.createServer(${HALF_OPEN});`;

/** A server that serves all connections at once. */
export const servesAll = (marks: string, served: Served) => `
const server = net.createServer(${HALF_OPEN}, async (conn) => { ## ${marks}
    conn.on('error', () => {});
${furtherIn(servesConnection(served))}
});
`;

/** The last line of a program is not its end. */
export const LOOP = '// the event loop: it waits in epoll_wait(), and calls back';

export const listens = ({ host, port, backlog }: ServerTextSettings, mark = 'listen') =>
  `server.listen({ host: '${host}', port: ${port}, backlog: ${backlog} });${mark && ` ## ${mark}`}`;
