/** Words of the page of a server with many clients. In English. */
import type { ServerWords } from '../contract/index.ts';
import { lasting } from './say.ts';
import { why } from './serverWhy.ts';

const WORKERS = { thread: 'thread', process: 'process', task: 'task' } as const;
const SEVERAL = { thread: 'threads', process: 'processes', task: 'tasks' } as const;
const worker: ServerWords['worker'] = (unit, nth) =>
  nth === 0 ? 'main' : `${WORKERS[unit]} ${nth}`;
const QUEUES = { synQueue: 'SYN queue', acceptQueue: 'accept queue' } as const;
const end = (name: string, side: 'client' | 'server') => (side === 'client' ? name : 'The server');
const of = (name: string, side: 'client' | 'server') =>
  side === 'client' ? `from the server arrives at ${name}` : `of ${name} arrives at the server`;
const w = ({ unit, nth }: { unit: keyof typeof WORKERS; nth: number }) => worker(unit, nth);
const cap = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const many = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;

const STATES: ServerWords['states'] = {
  absent: 'not there yet',
  connecting: 'connecting',
  idle: 'connected, silent',
  waiting: 'waits for its answer',
  answered: 'answered',
  done: 'answered and closed',
  left: 'closed without an answer',
  gaveUp: 'gave up',
  refused: 'refused',
  reset: 'reset',
  timedOut: 'timed out',
  closedOn: 'closed by the server',
  forged: 'forged address',
};

/** Why Node has no such program; of coroutines there are none in C. */
const NO_PROGRAM: Readonly<Record<string, string>> = {
  asyncio: 'it has no coroutines.',
  epollEt: 'Node watches level-triggered only.',
  epollEtOnce: 'Node watches level-triggered only.',
  epollExclusive: 'Node does not use EPOLLEXCLUSIVE.',
  processCopyKept:
    'Node ends a connection by shutdown(), which sends the FIN even where another process keeps a copy.',
  endOfFileUnseen: 'Node tells the end of the file once, and not by recv() returning 0.',
  acceptOnce: 'Node calls accept() by itself, whenever a client is there.',
};

export const server: ServerWords = {
  title: 'Server',
  intro:
    'Many clients meet one listening socket: two queues in the kernel, and a program behind them.',
  scenario: 'Scenario',
  models: {
    iterative: 'iterative',
    oneForEver: 'one client for ever',
    thread: 'thread per connection',
    process: 'process per connection',
    prefork: 'prefork',
    select: 'select',
    poll: 'poll',
    epollLt: 'epoll, level-triggered',
    epollEt: 'epoll, edge-triggered',
    epollEtOnce: 'epoll ET, read once',
    epollShared: 'shared epoll, workers',
    epollExclusive: 'EPOLLEXCLUSIVE, workers',
    reuseport: 'SO_REUSEPORT, workers',
    asyncio: 'async/await',
    processCopyKept: 'fork, copy kept open',
    endOfFileUnseen: 'EOF unseen',
    acceptOnce: 'accept once',
  },
  knobs: {
    model: 'Server model',
    clients: 'Clients',
    rhythm: 'One every (ms)',
    io: 'Service I/O (ms)',
    cpu: 'Service CPU (ms)',
    workers: 'Workers',
    cores: 'Cores',
    backlog: 'Backlog',
    somaxconn: 'somaxconn',
    cookies: 'tcp_syncookies',
    abort: 'abort_on_overflow',
    handler: 'Handler of async/await',
    gil: 'GIL (Python)',
    delay: 'Network delay (ms)',
    patience: 'Clients give up after (s)',
    requests: 'Requests of each client',
  },
  cookieValues: { '0': '0: never', '1': '1: when full', '2': '2: always' },
  handlers: { awaits: 'awaits', blocks: 'blocks the loop' },
  together: 'together',
  settings: 'Load and server',
  more: 'More settings',
  reset: 'Reset',
  simulating: (n, atUs) =>
    `Simulating: ${n.toLocaleString('en')} events so far, up to ${(atUs / 1e6).toFixed(3)} s`,
  stop: 'Stop',
  stopped: (n, atUs) =>
    `Stopped after ${n.toLocaleString('en')} events, at ${(atUs / 1e6).toFixed(3)} s of the run.`,
  again: 'Simulate it after all',
  cut: 'This run is long: it is shown up to here.',

  clients: 'Clients',
  network: 'Network',
  kernel: 'Kernel',
  process: 'Server program',
  states: STATES,
  belief: ({ name, state, sinceUs, isIgnored, synsDropped, place, nth }) => {
    const since = sinceUs > 0 && state !== 'absent' ? ` (for ${lasting(sinceUs)})` : '';
    const own = `${name}: ${STATES[state]}${since}.`;
    if (isIgnored)
      return `${own} It believes that it is connected. The server has ignored its ACK and is still in SYN_RCVD.`;
    if (place === 'acceptQueue')
      return `${own} Server: established, number ${nth} in the accept queue; nobody has called accept() for it.`;
    if (place === 'synQueue') return `${own} Server: half-open, SYN_RCVD.`;
    if (place === 'program') return `${own} Server: accepted, the program has it.`;
    if (synsDropped > 0)
      return `${own} Server: knows nothing of it; ${many(synsDropped, 'SYN')} dropped silently.`;
    return own;
  },
  openLadder: (name) => `Sequence diagram of ${name}`,
  ladderOf: (name) => `The connection of ${name}`,
  back: 'Back to the server',
  lose: (what, name) => `Lose the ${what} of ${name}`,
  loseHint: 'Click a segment on its way to lose it. Click a client to see its sequence diagram.',
  lost: 'lost by you',
  undo: 'Undo',
  pauseWorker: (worker) => `Stop ${worker} now (SIGSTOP)`,
  resumeWorker: (worker) => `Let ${worker} go on (SIGCONT)`,
  listenNow: 'Backlog from now on',
  resetNow: 'Let the client reset it now (RST)',

  synQueue: 'SYN queue',
  synQueueAbout: 'half-open, SYN_RCVD',
  acceptQueue: 'Accept queue',
  acceptQueueAbout: 'established, not accepted',
  listener: (nth) => `Listener ${nth}`,
  notListening: 'Nobody has called listen() yet.',
  closed: 'closed',
  empty: 'empty',
  full: 'full',
  retry: (nth, us) =>
    nth === 0 ? `SYN+ACK again in ${lasting(us)}` : `retry ${nth + 1} in ${lasting(us)}`,
  moreOf: (n) => `${n} more`,
  free: (n) => `${n.toLocaleString('en')} more free`,
  sleepers: 'Sleeping on it, the first to wake first',
  nobodySleeps: 'Nobody waits on it.',

  worker,
  lanes: 'Workers',
  spans: {
    running: 'runs',
    serving: 'serves',
    ready: 'ready, no core',
    blocked: 'blocked',
    idle: 'idle',
    paused: 'stopped',
  },
  onCore: (core) => `core ${core}`,
  serves: (name) => `serves ${name}`,
  waitsIn: (call) => `in ${call}`,
  ended: 'ended',
  descriptors: 'Descriptors',
  watched: 'Watched',
  ready: 'Ready',
  walked: (n) => `each call walks ${n}`,

  program: 'Program text',
  language: 'Language',
  several: (unit, n) => `${n} ${SEVERAL[unit]}`,
  here: (doing) => `At this line, ${doing}: `,
  noProgram: (language, model) =>
    `There is no such program in ${language}: ${NO_PROGRAM[model] ?? ''}`,

  costs: 'Costs',
  costsAbout: 'Click a chart to go to that moment.',
  lines: {
    synQueue: 'SYN queue',
    acceptQueue: 'Accept queue',
    answers: 'Answers',
    workers: 'Threads and processes',
    descriptors: 'Open descriptors',
    contextSwitches: 'Context switches',
  },
  waiting: 'What each answer waited for',
  waitingAbout: 'From connect() to the first answer.',
  waits: {
    syn: 'SYN retransmissions',
    handshake: 'ignored ACK',
    acceptQueue: 'accept queue',
    silent: 'client silent',
    program: 'in the program',
    service: 'service',
    rest: 'network',
  },
  unanswered: 'no answer',
  now: 'now',

  terminal: 'Terminal',
  terminalTabs: { ss: 'ss -ltn', nstat: 'nstat -az', trace: 'strace -f' },
  noCalls: 'No system call yet.',

  play: 'Play',
  pause: 'Pause',
  toStart: 'To the start',
  stepBack: 'Back by one event',
  stepForward: 'On by one event',
  timeline: 'Timeline',
  clock: (now, end) => `${now} of ${end}`,
  speed: 'Speed',
  copyLink: 'Copy link',
  saveFile: 'Save file',

  compare: 'Compare models',
  compareAbout:
    'The same clients, the same network: only the program is another one. The line counts answers; each bar is the wait of one client.',
  compareTwo: 'Two models',
  compareAll: 'All models on this load',
  against: 'Compared with',
  versus: (it) => {
    const time = (us: number | null) => (us === null ? 'no answer at all' : lasting(us));
    const faster =
      it.oneUs !== null && it.otherUs !== null && Math.abs(it.oneUs - it.otherUs) > 1000
        ? `, ${(Math.max(it.oneUs, it.otherUs) / Math.max(Math.min(it.oneUs, it.otherUs), 1)).toFixed(1)} times as long`
        : '';
    return (
      `With “${it.one}” half of the clients wait ${time(it.oneUs)} or less for the first answer; ` +
      `with “${it.other}”, ${time(it.otherUs)}${faster}. ` +
      `Answered: ${it.oneAnswered} and ${it.otherAnswered} of ${it.clients}. ` +
      `Most workers at once: ${it.oneWorkers} and ${it.otherWorkers}; ` +
      `context switches: ${it.oneSwitches} and ${it.otherSwitches}.`
    );
  },
  columns: {
    model: 'Model',
    answered: 'Answered',
    median: 'Median wait',
    longest: 'Longest wait',
    workers: 'Workers at once',
    descriptors: 'Descriptors',
    switches: 'Context switches',
    calls: 'Calls',
  },
  lasting,

  begins: 'Press play. Clients come from the left; the server is on the right.',
  happening: {
    listens: (limit) =>
      `listen(): the limit of both queues is ${limit}, so each holds ${limit + 1}.`,
    listenerCloses: 'The listening socket is closed; what waited in its accept queue is reset.',
    enters: (name, queue) => `${name} enters the ${QUEUES[queue]}.`,
    leaves: (name, queue) => `${name} leaves the ${QUEUES[queue]}.`,
    accepted: (name) => `accept() takes ${name} out of the accept queue.`,
    counts: (names) => `The kernel counts: ${names.join(', ')}.`,
    client: (name, is) =>
      ({
        connecting: `${name} calls connect().`,
        connected: `connect() returns: ${name} is connected, whether anybody has called accept() or not.`,
        closes: `${name} calls close().`,
        aborts: `${name} aborts its connection.`,
        givesUp: `${name} has waited long enough and gives up.`,
        asks: `${name} sends its request.`,
        reads: `${name} reads.`,
        answered: `${name} has its answer.`,
        refused: `${name} is told: connection refused.`,
        reset: `${name} is told: connection reset by peer.`,
        timedOut: `${name} is told: connection timed out.`,
        closedOn: `${name} reads EOF before its answer.`,
      })[is],
    rule: (name, rule) =>
      ({
        acceptQueueFull: `The accept queue is full: the SYN of ${name} is dropped silently.`,
        synQueueFull: `The SYN queue is full and cookies are off: the SYN of ${name} is dropped.`,
        lastQuarter: `Little of tcp_max_syn_backlog is left: the SYN of ${name} is dropped.`,
        cookie: `The SYN queue is full: ${name} gets a SYN cookie, and the server keeps nothing.`,
        ignoresAck: `The accept queue is full: the ACK of ${name} is ignored. ${name} believes that it is connected.`,
        ignoresCookie: `The accept queue is full: the cookie of ${name} is good, and is ignored.`,
        goodCookie: `${name} brings its SYN cookie back: the connection is made of it.`,
        badCookie: `The ACK of ${name} brings no valid cookie: it is reset.`,
        abortsOnOverflow: `The accept queue is full and tcp_abort_on_overflow is 1: ${name} is reset.`,
        forgets: `The retries of the SYN+ACK are used up: the server forgets ${name}.`,
        queued: `The ACK of ${name} completes the handshake: ESTABLISHED.`,
        closed: `The listener is closed: the request of ${name} is forgotten.`,
        resetsUnaccepted: `${name} was never accepted: it is reset.`,
      })[rule],
    calls: (name, side, call) =>
      side === 'client'
        ? `${name}: ${call}().`
        : `The program calls ${call}() on the connection of ${name}.`,
    resends: (name, side, what) =>
      side === 'client'
        ? `${name} has heard nothing: its ${what} is retransmitted.`
        : `The timer fires: the ${what} to ${name} is retransmitted.`,
    timer: (name, side) =>
      `A timer of ${side === 'client' ? name : `the connection of ${name}`} fires.`,
    arrives: (name, side, what) => `A segment (${what}) ${of(name, side)}.`,
    becomes: (name, side, what, state) =>
      `${what} ${of(name, side)}: ${end(name, side) === name ? name : 'the server'} is in ${state}.`,
    started: (by, name) => `${cap(w(by))} starts${name === null ? '' : ` for ${name}`}.`,
    ends: (by, why) =>
      why === 'done'
        ? `${cap(w(by))} is done and ends.`
        : `${cap(w(by))} ends: its program did not expect ${why}.`,
    pauses: (by, goesOn) => `${cap(w(by))} ${goesOn ? 'goes on' : 'is stopped'}.`,
    enteredCall: (by, call) => `${cap(w(by))} calls ${call}.`,
    blocks: (by, call, awaits) =>
      awaits
        ? `${cap(w(by))} awaits ${call}; the loop goes on.`
        : `${cap(w(by))} blocks in ${call}.`,
    returns: (by, call, result) => `${cap(w(by))}: ${call} returns ${result}.`,
    serves: (by, name, isOver) =>
      `${cap(w(by))} ${isOver ? 'has served' : 'begins to serve'} ${name}.`,
    runnable: (by) => `${cap(w(by))} is ready to run.`,
    asleep: (by) => `${cap(w(by))} sleeps and leaves its core.`,
    switches: (by, core) => `Context switch: core ${core} runs ${w(by)}.`,
    watches: (by, what, joins) =>
      `${cap(w(by))} ${joins ? 'watches' : 'no longer watches'} ${what}.`,
    isReady: (by, what, joins) =>
      joins
        ? `${cap(what)} is ready for ${w(by)}.`
        : `${cap(what)} leaves the ready list of ${w(by)}.`,
    opens: (fd, what, isOpen) =>
      isOpen ? `Descriptor ${fd} stands for ${what}.` : `Descriptor ${fd} (${what}) is closed.`,
  },
  why,
};
