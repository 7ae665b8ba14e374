/** What the C programs have in common: the headers, the service, the listening socket, the loop over one client's requests. */
import { furtherIn } from '../marked.ts';
import { PREFIX, type ServerTextSettings } from '../settings.ts';

/** What each header is included for. */
const HEADERS: readonly (readonly [header: string, uses: RegExp])[] = [
  ['arpa/inet.h', /inet_pton/],
  ['errno.h', /errno/],
  ['poll.h', /struct pollfd/],
  ['pthread.h', /pthread_/],
  ['signal.h', /signal\(/],
  ['stdlib.h', /realloc/],
  ['stdint.h', /intptr_t/],
  ['string.h', /mem(cpy|move)|strlen/],
  ['sys/epoll.h', /epoll_/],
  ['sys/select.h', /fd_set/],
  ['sys/socket.h', /socket\(/],
  ['sys/wait.h', /\bwait\(/],
  ['time.h', /clock_gettime/],
  ['unistd.h', /close\(/],
];

/** The headers that a text needs, the service, and the text. */
export function withHeaders(settings: ServerTextSettings, text: string): string {
  const all = `${serve(settings)}\n\n${text.trim()}`;
  const includes = HEADERS.filter(([, uses]) => uses.test(all));
  return `
/* without the checks for errors */
${includes.map(([header]) => `#include <${header}>`).join('\n')}

${all}`;
}

const LENGTH = PREFIX.length;

/** It is in the buffer already: what is served, and the prefix before it. */
function serve({ service: { ioUs, cpuUs } }: ServerTextSettings): string {
  const compute = `
struct timespec now, end;
clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
end.tv_nsec += ${cpuUs % 1e6} * 1000L;
end.tv_sec += ${Math.floor(cpuUs / 1e6)} + end.tv_nsec / 1000000000L;
end.tv_nsec %= 1000000000L;
do
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now); /* computes */
while (now.tv_sec < end.tv_sec || (now.tv_sec == end.tv_sec && now.tv_nsec < end.tv_nsec));`;
  const body = [
    ...(ioUs > 0 ? [`usleep(${ioUs}); /* waits for a disk */`] : []),
    ...(cpuUs > 0 ? [compute.trim()] : []),
  ];
  const inside = body.length === 0 ? '    /* takes no time */' : furtherIn(body.join('\n'));
  return `static void serve(void) {\n${inside}\n}`;
}

export const buffer = ({ recvBytes }: ServerTextSettings) =>
  `char buffer[${LENGTH} + ${recvBytes}] = "${PREFIX}";`;

/** What a client sends is received behind the prefix. */
export const received = (on: string, { recvBytes }: ServerTextSettings, flags = '0') =>
  `recv(${on}, buffer + ${LENGTH}, ${recvBytes}, ${flags})`;

export const answered = (on: string) => `send(${on}, buffer, ${LENGTH} + n, 0);`;

export const listens = (
  { host, port, backlog }: ServerTextSettings,
  { option = 'SO_REUSEADDR', mark = 'listen' } = {},
) => `
struct sockaddr_in own = {.sin_family = AF_INET, .sin_port = htons(${port})};
inet_pton(AF_INET, "${host}", &own.sin_addr);
int listener = socket(AF_INET, SOCK_STREAM, 0);
setsockopt(listener, SOL_SOCKET, ${option}, &(int){1}, sizeof(int));
bind(listener, (struct sockaddr *)&own, sizeof own);
listen(listener, ${backlog}); ## ${mark}
`;

export const NO_SIGPIPE = 'signal(SIGPIPE, SIG_IGN); /* send() says EPIPE instead */';

/** One client, until it closes or is gone. */
export const servesConnection = (settings: ServerTextSettings, part = '') => `
while ((n = ${received('conn', settings)}) > 0) { ## ${part}recv
    serve(); ## ${part}service
    ${answered('conn')} ## ${part}send
}
close(conn); ## ${part}close
`;

export const mainOf = (body: string) => `
int main(void) {
    ${NO_SIGPIPE}
${furtherIn(body)}
}
`;
