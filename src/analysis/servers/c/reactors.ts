/** In C: Reactors by select() and poll(). */
import { furtherIn } from '../marked.ts';
import { PREFIX, type ServerTextSettings } from '../settings.ts';
import { buffer, listens, mainOf, received, withHeaders } from './common.ts';

/** Of each connection, by its descriptor: the answers that wait until it is writable, one behind the other. */
const ANSWERS = `
static struct {
    char *text;
    size_t length;
} answers[FD_SETSIZE];

static void put_aside(int fd, const char *answer, size_t length) {
    answers[fd].text = realloc(answers[fd].text, answers[fd].length + length);
    memcpy(answers[fd].text + answers[fd].length, answer, length);
    answers[fd].length += length;
}
`;

const putsAside = `put_aside(fd, buffer, ${PREFIX.length} + n);`;

export const select = (settings: ServerTextSettings) =>
  withHeaders(
    settings,
    `
${ANSWERS.trim()}

${mainOf(`
${buffer(settings)}
${listens(settings).trim()}
fd_set inputs, outputs, readable, writable;
FD_ZERO(&inputs);
FD_ZERO(&outputs);
FD_SET(listener, &inputs); ## watchListener
for (;;) {
    readable = inputs;
    writable = outputs;
    select(FD_SETSIZE, &readable, &writable, NULL, NULL); ## select
    for (int fd = 0; fd < FD_SETSIZE; fd++) { ## each
        if (!FD_ISSET(fd, &readable))
            continue;
        if (fd == listener) {
            int conn = accept(listener, NULL, NULL); ## accept
            if (conn >= FD_SETSIZE)
                return 1; ## end
            FD_SET(conn, &inputs); ## watch
            continue;
        }
        ssize_t n = ${received('fd', settings)}; ## recv
        if (n > 0) {
            serve(); ## service
            ${putsAside} ## putAside
            FD_SET(fd, &outputs);
        } else {
            FD_CLR(fd, &inputs);
            FD_CLR(fd, &outputs);
            answers[fd].length = 0;
            close(fd); ## close
        }
    }
    for (int fd = 0; fd < FD_SETSIZE; fd++) {
        if (!FD_ISSET(fd, &writable) || !FD_ISSET(fd, &outputs))
            continue;
        if (answers[fd].length > 0) { ## takeAnswer
            send(fd, answers[fd].text, answers[fd].length, 0); ## send
            answers[fd].length = 0;
        } else
            FD_CLR(fd, &outputs); ## forgetWritable
    }
}
`).trim()}
`,
  );

export const poll = (settings: ServerTextSettings) =>
  withHeaders(
    settings,
    `
${ANSWERS.replace('FD_SETSIZE', '4096').trim()}

${mainOf(`
${buffer(settings)}
${listens(settings).trim()}
static struct pollfd set[4096];
int size = 1;
set[0] = (struct pollfd){.fd = listener, .events = POLLIN}; ## watchListener
for (;;) {
    poll(set, size, -1); ## select
    for (int i = 0, before = size; i < before; i++) { ## each
        int fd = set[i].fd;
        if ((set[i].revents & ~POLLOUT) == 0)
            continue;
        if (fd == listener) {
            int conn = accept(listener, NULL, NULL); ## accept
            set[size++] = (struct pollfd){.fd = conn, .events = POLLIN}; ## watch
            continue;
        }
        ssize_t n = ${received('fd', settings)}; ## recv
        if (n > 0) {
            serve(); ## service
            ${putsAside} ## putAside
            set[i].events |= POLLOUT;
        } else {
            set[i].fd = -1; /* left out from now on */
            answers[fd].length = 0;
            close(fd); ## close
        }
    }
    for (int i = 1; i < size; i++) {
        int fd = set[i].fd;
        if (fd < 0 || (set[i].revents & POLLOUT) == 0)
            continue;
        if (answers[fd].length > 0) { ## takeAnswer
            send(fd, answers[fd].text, answers[fd].length, 0); ## send
            answers[fd].length = 0;
        } else
            set[i].events = POLLIN; ## forgetWritable
    }
${furtherIn(`
int kept = 0;
for (int i = 0; i < size; i++)
    if (set[i].fd >= 0)
        set[kept++] = set[i];
size = kept;
`)}
}
`).trim()}
`,
  );
