/** Server programs, each with what it is known for. Kernel rules by the manual page or file that says them. */
import { describe, expect, test } from 'vitest';
import { costsOf } from '../../machines/server/costs.ts';
import { ms } from '../../machines/tcp/time.ts';
import { loadMs, loadTime } from '../../src/proof/servers/load.ts';
import {
  acceptedBy,
  answered,
  calls,
  client,
  clients,
  closed,
  count,
  idle,
  longestQueue,
  of,
  run,
} from './loads.ts';

const IO = { service: { ioUs: ms(100), cpuUs: 0 } };
const CPU = { service: { ioUs: 0, cpuUs: ms(100) } };
const lastAnswerMs = (made: ReturnType<typeof run>): number =>
  Math.max(...made.answeredAt.flat().map((at) => loadMs(at!)));

describe('iterative: one client after the other', () => {
  test('is in accept, recv, send, recv, close, and in accept again', () => {
    const made = run('iterative', clients(2, 10));
    expect(calls(made)).toEqual([
      ...['accept c0', 'recv c0 10', 'service c0', 'send c0 18', 'recv c0 0', 'close c0'],
      ...['accept c1', 'recv c1 10', 'service c1', 'send c1 18', 'recv c1 0', 'close c1'],
    ]);
  });

  test('a client that is silent blocks all others, which wait in the accept queue (accept(2))', () => {
    const silent = client(0, [[2000, 10]]);
    const made = run('iterative', [silent, ...clients(3, 10)]);
    expect(longestQueue(made)).toBe(3);
    expect(lastAnswerMs(made)).toBeGreaterThan(2000);
  });

  test('what arrives while it is busy is one recv: TCP keeps no borders of messages (RFC 9293, 3.8)', () => {
    const first = client(0, [[0, 10]]);
    const second = client(
      10,
      [10, 40, 70].map((at) => [at, 10]),
    );
    expect(calls(run('iterative', [first, second], IO))).toContain('recv c1 30');
  });
});

test('one for ever: the second client is never accepted, and is reset when the program ends', () => {
  const made = run('oneForEver', [client(0, [[0, 10]]), client(5, [[5, 10]])]);
  expect(count(made, 'accept')).toBe(1);
  expect(answered(made)).toBe(1);
});

describe('a thread for each connection', () => {
  test('waits for I/O overlap', () => {
    expect(lastAnswerMs(run('thread', clients(5, 20), IO))).toBeLessThan(200);
  });

  test("Python's threads compute one at a time (ceval_gil.c): five take as long as one after the other", () => {
    const made = run('thread', clients(5, 1), CPU);
    expect(lastAnswerMs(made)).toBeGreaterThan(490);
    expect(lastAnswerMs(run('thread', clients(5, 1), { ...CPU, gil: false }))).toBeLessThan(290);
    // ... and changes hands each 5 ms
    expect(costsOf(made.happenings).contextSwitches).toBeGreaterThan(80);
  });

  test('costs a thread for each client that is there', () => {
    expect(costsOf(run('thread', clients(5, 1), IO).happenings).threads).toBe(6);
  });
});

describe('a process for each connection', () => {
  test('computes on as many cores as there are', () => {
    const made = run('process', clients(4, 1), CPU);
    expect(lastAnswerMs(made)).toBeLessThan(220);
    expect(costsOf(made.happenings).processes).toBe(5);
  });

  test('the parent closes its copy, so the child’s close is the last, and sends FIN (close(2))', () => {
    const made = run('process', clients(2, 10));
    expect(closed(made)).toEqual([0, 1]);
    // the same descriptor each time: the lowest that is free (open(2))
    const fds = of(made, 'returned').flatMap(({ result }) =>
      result.kind === 'accepted' ? [result.fd] : [],
    );
    expect(new Set(fds).size).toBe(1);
  });

  test('a parent that keeps its copy: no FIN is sent, and its descriptors run out', () => {
    const made = run('processCopyKept', clients(5, 10));
    expect(closed(made)).toEqual([]);
    expect(answered(made)).toBe(5);
    expect(costsOf(made.happenings).descriptors).toBeGreaterThanOrEqual(6);
  });
});

describe('who wakes', () => {
  const load = clients(100, 5);
  const eight = { workers: 8, backlog: 100 };

  test('accept() that blocks: one wakes, and queues at the tail again (wait.h, WQ_FLAG_EXCLUSIVE)', () => {
    const made = run('prefork', load, eight);
    expect(acceptedBy(made)).toEqual([13, 13, 13, 13, 12, 12, 12, 12]);
    expect(count(made, 'accept EAGAIN')).toBe(0);
  });

  test('epoll on a shared socket: all wake for each connection, and one gets it (epoll(7))', () => {
    const made = run('epollShared', load, eight);
    const switches = ({ happenings }: typeof made) => costsOf(happenings).contextSwitches;
    expect(switches(made)).toBeGreaterThan(7 * 100);
    expect(switches(run('prefork', load, eight))).toBeLessThan(4 * 100);
    // a second core looked while the connection was still there, and found the queue empty when it came to accept()
    expect(count(made, 'accept EAGAIN')).toBe(100);
  });

  test('EPOLLEXCLUSIVE: one wakes, always the same, for waiters keep their places (epoll_ctl(2))', () => {
    const made = run('epollExclusive', load, eight);
    expect(count(made, 'accept EAGAIN')).toBe(0);
    expect(acceptedBy(made)[0]).toBeGreaterThan(90);
  });

  test('SO_REUSEPORT: each has a queue of its own, and a slow one’s clients wait while others idle (socket(7))', () => {
    const made = run('reuseport', load, { ...eight, ...IO });
    expect(acceptedBy(made)).toHaveLength(8);
    expect(answered(made)).toBe(100);
  });

  test('a worker that is stopped takes nothing; its turn comes when it goes on', () => {
    const at = (atMs: number, what: 'pause' | 'resume') =>
      ({ atUs: loadTime(atMs), do: what, worker: 1 }) as const;
    const actions = [at(-10, 'pause'), at(10, 'resume')];
    const made = run('prefork', idle(2, 0), { workers: 2 }, 20, actions);
    const accepted = of(made, 'returned').flatMap(({ at: then, worker, result }) =>
      result.kind === 'accepted' ? [`${worker} at ${Math.round(loadMs(then))}`] : [],
    );
    expect(accepted).toEqual(['2 at 0', '1 at 10']);
  });

  test('a signal that stops one thread stops all of its process (signal(7), SIGSTOP)', () => {
    const at = (atMs: number, what: 'pause' | 'resume') =>
      ({ atUs: loadTime(atMs), do: what, worker: 0 }) as const;
    const actions = [at(1, 'pause'), at(40, 'resume')];
    const made = run('thread', [client(0, [[5, 10]])], {}, 60, actions);
    expect(of(made, 'paused').map(({ worker }) => worker)).toEqual([0, 1]);
    const received = of(made, 'returned').filter(({ call }) => call === 'recv');
    expect(loadMs(received[0]!.at)).toBeGreaterThanOrEqual(40);
  });
});

describe('a Reactor', () => {
  const burst = [
    client(0, [
      [0, 3000],
      [500, 10],
    ]),
  ];

  test('level-triggered: what is left unread is told again (epoll(7))', () => {
    const made = run('epollLt', burst);
    expect(calls(made).slice(2, 11)).toEqual([
      ...['epoll_wait [c0]', 'recv c0 1024', 'service c0', 'send c0 1032'],
      ...['epoll_wait [c0]', 'recv c0 1024', 'service c0', 'send c0 1032', 'epoll_wait [c0]'],
    ]);
  });

  test('edge-triggered: it is told once, so it is read until EAGAIN', () => {
    const made = run('epollEt', burst);
    expect(count(made, 'epoll_wait [c0]')).toBeLessThanOrEqual(3);
    expect(calls(made)).toContain('recv c0 EAGAIN');
    expect(answered(made)).toBe(2);
  });

  test('edge-triggered and one recv for each event: 1976 of 3000 octets lie there until more arrive', () => {
    const made = run('epollEtOnce', burst);
    expect(count(made, 'recv c0')).toBe(2);
    expect(answered(made)).toBe(1);
  });

  test('edge-triggered and one accept for each event: of five that came at once four are stranded', () => {
    const made = run('epollEtOnce', clients(5, 0));
    expect(count(made, 'accept')).toBe(1);
    expect(longestQueue(made)).toBe(5);
  });

  test('select: the answer is sent when the next select says that it can be', () => {
    expect(calls(run('select', clients(1, 0)))).toEqual([
      'select [listener] [] of 1+0',
      'accept c0',
      'select [c0] [] of 2+0',
      'recv c0 10',
      'service c0',
      'select [] [c0] of 2+1',
      'send c0 18',
      'select [] [c0] of 2+1',
      'select [c0] [] of 2+0',
      'recv c0 0',
      'close c0',
    ]);
  });

  test('select ends at descriptor 1024 (select(2), FD_SETSIZE); poll and epoll go on', () => {
    const quiet = idle(1100, 1);
    const why = of(run('select', quiet), 'workerEnded').map((ended) => ended.why);
    expect(why).toEqual(['FD_SETSIZE']);
    expect(count(run('poll', quiet), 'accept')).toBe(1100);
    expect(count(run('epollLt', quiet), 'accept')).toBe(1100);
  });

  test('select and poll walk their whole set at each call, epoll does not', () => {
    const quiet = idle(200, 1);
    const walked = (model: 'poll' | 'epollLt') => costsOf(run(model, quiet).happenings).walked;
    expect(walked('poll')).toBeGreaterThan(200 * 100);
    expect(walked('epollLt')).toBe(0);
  });

  test('a handler that blocks holds up everybody', () => {
    expect(lastAnswerMs(run('epollLt', clients(5, 1), IO))).toBeGreaterThan(500);
  });
});

describe('coroutines', () => {
  test('await their I/O side by side on one thread', () => {
    const made = run('asyncio', clients(5, 1), IO);
    expect(lastAnswerMs(made)).toBeLessThan(150);
    expect(costsOf(made.happenings)).toMatchObject({ threads: 1, tasks: 5 });
  });

  test('a coroutine that blocks, blocks the loop', () => {
    const made = run('asyncio', clients(5, 1), { ...IO, handler: 'blocks' });
    expect(lastAnswerMs(made)).toBeGreaterThan(500);
    // and the accept queue looks healthy: the waiting has moved into the program
    expect(longestQueue(made)).toBeLessThan(5);
  });
});

describe('mistakes', () => {
  test('recv told 0 and nobody looked: it does so for ever, and the core is busy', () => {
    const made = run('endOfFileUnseen', clients(1, 0), {}, 20);
    expect(count(made, 'recv c0 0')).toBeGreaterThan(500);
    expect(closed(made)).toEqual([]);
  });

  test('accept() once on a socket that does not block: EAGAIN, and the program is over (accept(2))', () => {
    const made = run('acceptOnce', clients(1, 0));
    expect(calls(made)).toEqual(['accept EAGAIN']);
    expect(of(made, 'workerEnded')).toMatchObject([{ why: 'EAGAIN' }]);
  });
});

describe('a client that went away before it was served', () => {
  const leaves = (by: 'close' | 'abort') => ({ atUs: loadTime(50), by });
  const callsWhere = (by: 'close' | 'abort') =>
    calls(run('iterative', [{ ...client(0, [[0, 3000]]), leaves: leaves(by) }], IO));

  test('it closed: the answer is answered with a RST, the next fails with EPIPE (tcp_reset), and recv tells the end', () => {
    expect(callsWhere('close')).toEqual([
      ...['accept c0', 'recv c0 1024', 'service c0', 'send c0 1032'],
      ...['recv c0 1024', 'service c0', 'send c0 EPIPE', 'recv c0 952', 'service c0'],
      ...['send c0 EPIPE', 'recv c0 0', 'close c0'],
    ]);
  });

  test('it reset: what came before the RST is read all the same; the error is told once (tcp_recvmsg_locked)', () => {
    expect(callsWhere('abort')).toEqual([
      ...['accept c0', 'recv c0 1024', 'service c0', 'send c0 ECONNRESET'],
      ...['recv c0 1024', 'service c0', 'send c0 EPIPE', 'recv c0 952', 'service c0'],
      ...['send c0 EPIPE', 'recv c0 0', 'close c0'],
    ]);
  });
});

test.each(['thread', 'epollLt'] as const)('500 clients are served: %s', (model) => {
  expect(answered(run(model, clients(500, 0.1)))).toBe(500);
});

test('the same load gives the same happenings', () => {
  const made = () => run('thread', clients(20, 1), CPU).happenings;
  expect(made()).toEqual(made());
});
