/** In C: Reactors by epoll, level- and edge-triggered, alone and as one of several processes. */
import { furtherIn } from '../marked.ts';
import type { ServerTextSettings } from '../settings.ts';
import { answered, buffer, listens, mainOf, received, withHeaders } from './common.ts';

const WATCH = `
static int epoll;

static void watch(int fd, unsigned events) {
    struct epoll_event event = {.events = events, .data.fd = fd};
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}
`;

const NON_BLOCKING = { socket: 'SOCK_STREAM', as: 'SOCK_STREAM | SOCK_NONBLOCK' };

const listensWithoutBlocking = (...given: Parameters<typeof listens>) =>
  listens(...given).replace(NON_BLOCKING.socket, NON_BLOCKING.as);

const beginsToWatch = (settings: ServerTextSettings, part: string, flags: string) => `
${buffer(settings)}
struct epoll_event ready[64];
epoll = epoll_create1(0);
watch(listener, ${flags}); ## ${part}watchListener
`;

const forEachReady = (part: string, body: string) => `
for (;;) {
    int count = epoll_wait(epoll, ready, 64, -1); ## ${part}wait
    for (int i = 0; i < count; i++) { ## ${part}each
        int fd = ready[i].data.fd;
${furtherIn(body, '        ')}
    }
}
`;

/** One accept() or recv() for each event. */
const oneEach = (
  settings: ServerTextSettings,
  {
    part = '',
    flags = 'EPOLLIN',
    listenerFlags = 'EPOLLIN',
    isShared = false,
  }: { part?: string; flags?: string; listenerFlags?: string; isShared?: boolean } = {},
) => `
${beginsToWatch(settings, part, listenerFlags).trim()}
${forEachReady(
  part,
  `
if (fd == listener) {
    int conn = accept(listener, NULL, NULL); ## ${part}accept
    if (conn >= 0)${isShared ? ' /* else another worker was faster */' : ''}
        watch(conn, ${flags}); ## ${part}watch
    continue;
}
ssize_t n = ${received('fd', settings)}; ## ${part}recv
if (n > 0) {
    serve(); ## ${part}service
    ${answered('fd')} ## ${part}send
} else
    close(fd); ## ${part}close
`,
).trim()}
`;

const alone = (settings: ServerTextSettings, loop: string) =>
  withHeaders(
    settings,
    `
${WATCH.trim()}

${mainOf(`
${listensWithoutBlocking(settings).trim()}
${loop.trim()}
`).trim()}
`,
  );

export const epollLt = (settings: ServerTextSettings) => alone(settings, oneEach(settings));

/** With its mistake: an edge is told once, and what is left behind it is not. */
export const epollEtOnce = (settings: ServerTextSettings) =>
  alone(
    settings,
    oneEach(settings, { flags: 'EPOLLIN | EPOLLET', listenerFlags: 'EPOLLIN | EPOLLET' }),
  );

export const epollEt = (settings: ServerTextSettings) =>
  alone(
    settings,
    `
${beginsToWatch(settings, '', 'EPOLLIN | EPOLLET').trim()}
${forEachReady(
  '',
  `
if (fd == listener) {
    int conn;
    while ((conn = accept(listener, NULL, NULL)) >= 0) ## accept
        watch(conn, EPOLLIN | EPOLLET); ## watch
    continue;
}
ssize_t n;
while ((n = ${received('fd', settings, 'MSG_DONTWAIT')}) > 0) { ## recv
    serve(); ## service
    ${answered('fd')} ## send
}
if (n == 0 || errno != EAGAIN) /* else the next edge will be told */
    close(fd); ## close
`,
).trim()}
`,
  );

/** The parent of workers that it forks ahead. */
const forksWorkers = (settings: ServerTextSettings, work: string, before: string, call: string) =>
  withHeaders(
    settings,
    `
${WATCH.trim()}

${work.trim()}

${mainOf(`
${before.trim()}
for (int i = 0; i < ${settings.workers}; i++) ## more
    if (fork() == 0) ## fork
        ${call}
wait(NULL); ## wait
`).trim()}
`,
  );

const shared = (settings: ServerTextSettings, listenerFlags: string) =>
  forksWorkers(
    settings,
    `
static void work(int listener) {
${furtherIn(oneEach(settings, { part: 'worker: ', listenerFlags, isShared: true }))}
}
`,
    listensWithoutBlocking(settings),
    'work(listener);',
  );

export const epollShared = (settings: ServerTextSettings) => shared(settings, 'EPOLLIN');

export const epollExclusive = (settings: ServerTextSettings) =>
  shared(settings, 'EPOLLIN | EPOLLEXCLUSIVE');

export const reuseport = (settings: ServerTextSettings) =>
  forksWorkers(
    settings,
    `
static void work(void) {
${furtherIn(listensWithoutBlocking(settings, { option: 'SO_REUSEPORT', mark: 'worker: listen' }))}
${furtherIn(oneEach(settings, { part: 'worker: ' }))}
}
`,
    '',
    'work();',
  );
