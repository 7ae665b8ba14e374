/** In C: programs that sleep in accept() and recv(), by themselves, by threads, by processes. */
import { furtherIn } from '../marked.ts';
import type { ServerTextSettings } from '../settings.ts';
import {
  answered,
  buffer,
  listens,
  mainOf,
  received,
  servesConnection,
  withHeaders,
} from './common.ts';

const ACCEPTS = 'int conn = accept(listener, NULL, NULL);';

const own = (settings: ServerTextSettings) => `${buffer(settings)}\nssize_t n;`;

const oneThread = (settings: ServerTextSettings, body: string) =>
  withHeaders(
    settings,
    mainOf(`
${own(settings)}
${listens(settings).trim()}
${body.trim()}
`),
  );

export const iterative = (settings: ServerTextSettings) =>
  oneThread(
    settings,
    `
for (;;) {
    ${ACCEPTS} ## accept
${furtherIn(servesConnection(settings))}
}
`,
  );

export const oneForEver = (settings: ServerTextSettings) =>
  oneThread(
    settings,
    `
${ACCEPTS} ## accept
${servesConnection(settings).trim()}
/* there is no way back to accept() */
`,
  );

/** What serves one connection, as a function of its own. */
const handles = (settings: ServerTextSettings, head: string, end = '') => `
${head} {
${furtherIn(own(settings))}
${furtherIn(servesConnection(settings, 'worker: '))}${end}
}
`;

export const thread = (settings: ServerTextSettings) =>
  withHeaders(
    settings,
    `
${handles(settings, 'static void *handle(void *given)', '\n    return NULL; ## worker: end').replace('{\n', '{\n    int conn = (intptr_t)given;\n').trim()}

${mainOf(`
${listens(settings).trim()}
for (;;) {
    ${ACCEPTS} ## accept
    pthread_t thread;
    pthread_create(&thread, NULL, handle, (void *)(intptr_t)conn); ## start
    pthread_detach(thread);
}
`).trim()}
`,
  );

const forks = (settings: ServerTextSettings, afterFork: string) =>
  withHeaders(
    settings,
    `
${handles(settings, 'static void handle(int conn)').trim()}

${mainOf(`
signal(SIGCHLD, SIG_IGN); /* the kernel reaps the children */
${listens(settings).trim()}
for (;;) {
    ${ACCEPTS} ## accept
    if (fork() == 0) { ## fork
        close(listener);
        handle(conn);
        _exit(0); ## worker: end
    }
    ${afterFork}
}
`).trim()}
`,
  );

export const process = (settings: ServerTextSettings) =>
  forks(settings, 'close(conn); ## closeCopy');

export const processCopyKept = (settings: ServerTextSettings) =>
  forks(settings, '/* the parent keeps its copy open */');

export const prefork = (settings: ServerTextSettings) =>
  withHeaders(
    settings,
    `
static void work(int listener) {
${furtherIn(own(settings))}
    for (;;) {
        ${ACCEPTS} ## worker: accept
${furtherIn(servesConnection(settings, 'worker: '), '        ')}
    }
}

${mainOf(`
${listens(settings).trim()}
for (int i = 0; i < ${settings.workers}; i++) ## more
    if (fork() == 0) ## fork
        work(listener);
wait(NULL); ## wait
`).trim()}
`,
  );

export const endOfFileUnseen = (settings: ServerTextSettings) =>
  oneThread(
    settings,
    `
for (;;) {
    ${ACCEPTS} ## accept
    while ((n = ${received('conn', settings)}) >= 0) { ## recv
        if (n == 0) /* taken for "nothing yet": it is the end of the file */
            continue; ## again
        serve(); ## service
        ${answered('conn')} ## send
    }
    close(conn); ## close
}
`,
  );

/** fcntl() is told apart from the call that it makes fail. */
export const acceptOnce = (settings: ServerTextSettings) =>
  withHeaders(
    settings,
    mainOf(`
${own(settings)}
${listens(settings).replace('SOCK_STREAM', 'SOCK_STREAM | SOCK_NONBLOCK').trim()}
for (;;) {
    int conn = accept(listener, NULL, NULL); ## accept
    if (conn < 0)
        return 1; /* EAGAIN: nobody is there yet */ ## end
${furtherIn(servesConnection(settings))}
}
`),
  );
