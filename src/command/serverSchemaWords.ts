/** What the fields of a file of version 2 are, a server with many clients: by the parts of the schema. */
import { MODELS } from '../../machines/server/program.ts';
import type { SERVER_PARTS } from '../simulation/world/serverSchema.ts';

type Part = keyof typeof SERVER_PARTS | 'serverScenario';

export const SERVER_FIELD_WORDS: Readonly<Record<Part, Readonly<Record<string, string>>>> = {
  serverScenario: {
    $schema: 'Where this schema is: editors read it, the simulation does not.',
    version: '2: a server with many clients. A scenario of one connection has no version.',
    id: 'The name of the scenario.',
    profile: 'What all ends are: linux unless it is said.',
    settings: 'Values of the profile set otherwise, for all ends.',
    link: 'The network between the clients and the server. Unless set: a delay of 1 ms.',
    port: 'On which the server listens: 8080 unless it is said.',
    host: 'The sysctls of the server host that are about its queues.',
    program: 'The program on the server.',
    clients: 'Groups of clients, one behind the other: c0 is the first of the first group.',
    faults: 'What the network does to chosen segments of chosen connections.',
    actions: 'What happens to the server host and its workers at given times.',
    untilUs: 'The run ends here at the latest: after 20 s unless it is said.',
  },
  program: {
    model: `How it serves many: ${MODELS.join(', ')}. The last three have a mistake in them.`,
    workers: 'Of models that start a fixed number of them: how many.',
    backlog: 'What it gives to listen(). The queue holds one more; somaxconn bounds it.',
    cores: 'How many cores the server host has.',
    gil: 'Threads of one process take turns, as Python\u2019s do (the global interpreter lock).',
    service: 'What serving a request takes.',
    handler: 'Of asyncio: whether a coroutine awaits the I/O of its service or blocks the loop.',
    recvBytes: 'recv() asks for at most so many bytes.',
    answerBytes: 'How long an answer is.',
    echoes: 'The bytes of the request stand behind the answer.',
    costs: 'What things take of the CPU\u2019s time, in microseconds.',
    quantumUs: 'So long a thread runs while others wait for its core.',
    gilIntervalUs: 'So long a thread waits before it asks for the lock (sys.setswitchinterval).',
  },
  service: {
    ioUs: 'First it waits so long: a disk, a database.',
    cpuUs: 'Then it computes so long.',
  },
  costs: {
    callUs: 'Any system call.',
    wakeUs: 'From being woken to being back from the call.',
    threadUs: 'Starting a thread.',
    forkUs: 'Starting a process.',
    walkUs: 'Looking at one descriptor of the set that select() and poll() walk.',
  },
  host: {
    somaxconn: 'net.core.somaxconn: no accept queue is longer, whatever listen() says.',
    maxSynBacklog: 'net.ipv4.tcp_max_syn_backlog.',
    synCookies: 'net.ipv4.tcp_syncookies: 0 never, 1 when the SYN queue is full, 2 always.',
    abortOnOverflow: 'net.ipv4.tcp_abort_on_overflow: reset instead of ignoring the ACK.',
    migrateReq: 'net.ipv4.tcp_migrate_req: what a closed listener had goes to another one.',
  },
  group: {
    count: 'How many: 5 unless it is said.',
    startUs: 'When the first one comes.',
    rhythm: 'When the others come: together unless it is said.',
    requests: 'How many requests each sends: 1 unless it is said.',
    requestBytes: 'How long a request is.',
    silentUs: 'So long after it is connected it asks for the first time.',
    thinkUs: 'So long after each answer it asks again.',
    everyUs: 'It asks by the clock, whatever has been answered; null: by thinkUs.',
    patienceUs: 'So long it waits for an answer, and then gives up; null: for ever.',
    leaves: 'It leaves after a time, whatever has been answered; null: when it has all answers.',
    forged: 'SYNs from addresses at which nobody is: a SYN flood.',
  },
  rhythm: {
    kind: 'together; every: so long behind one another (us); random: a Poisson process (meanUs, seed).',
    us: 'every: the time between two of them.',
    meanUs: 'random: the mean of the times between them.',
    seed: 'random: another one is another run.',
  },
  leaves: {
    afterUs: 'So long after it has come.',
    by: 'close: with FIN. abort: with RST.',
  },
  hostAction: {
    atUs: 'When, from the start of the run.',
    do: 'listen: with another backlog, too. closeListener, accept: of a listener. sysctl: set values of the host. pause, resume: a worker (SIGSTOP, SIGCONT). reset: a connection.',
    listener: 'Which listener, from 0.',
    port: 'listen: on which port.',
    backlog: 'listen: its argument.',
    host: 'sysctl: the new values.',
    worker: 'pause, resume: which worker, from 0, which is the first one of all.',
    connection: 'reset: which connection, from 0.',
  },
  faultOf: {
    connection: 'Which connection, from 0, by the order of the clients.',
    fault: 'What is done to which of its segments.',
  },
};
