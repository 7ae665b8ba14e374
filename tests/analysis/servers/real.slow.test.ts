/**
 * The server programs that are shown are real ones: run on loopback under the clients of a world, they do what the simulated
 * ones do. Who is served while a client is silent, in which order answers come, which requests are served as one, how many
 * services are under way at once: that is what sets the models apart, and it is held here. Moments are not compared.
 */
import { describe, expect, test, type TestContext } from 'vitest';
import { MODELS, programOf, type Model } from '../../../machines/server/program.ts';
import { ms } from '../../../machines/tcp/time.ts';
import { worldById } from '../../../src/scenarios/worlds/index.ts';
import { groupOf } from '../../../src/simulation/world/clientGroups.ts';
import type { ServerScenario } from '../../../src/simulation/world/serverScenario.ts';
import type { ProgramLanguage } from '../../../src/analysis/sockets/program.ts';
import { isThere } from '../sockets/realRun.ts';
import { expectedOf, mostAtOnce, type Expected } from './expected.ts';
import { PYTHON, runForReal, warningsOf, type RealRun } from './realServer.ts';

/** A busy machine wakes a program late now and then: what does not hold at once has to hold when it is run again. */
const PATIENT = { retry: 3, timeout: 60_000 } as const;

/** Loopback is fast, and a segment of it is as long as what is sent. */
const ON_LOOPBACK = { link: { delayUs: 25 }, settings: { mss: 65_483 } } as const;

const ONE_SLOW = worldById('server-one-slow-iterative')!;

/** One client that says nothing at first, and four that come meanwhile. */
const slow = (model: Model): ServerScenario => ({
  ...{ ...ONE_SLOW, ...ON_LOOPBACK, program: programOf(model) },
  clients: ONE_SLOW.clients.map((group) => ({
    ...group,
    silentUs: Math.min(group.silentUs, ms(800)),
  })),
});

const TOGETHER = worldById('server-iterative')!;

/**
 * Five clients whose requests come faster than they are served: of three, the last two are read as one. And one that comes
 * when those that overlap are done, and those that do not are not.
 */
const busy = (model: Model, requests = 3): ServerScenario => ({
  ...{ ...TOGETHER, ...ON_LOOPBACK },
  program: programOf(model, { service: { ioUs: ms(300), cpuUs: 0 } }),
  clients: [
    ...TOGETHER.clients.map((group) => ({ ...group, requests, everyUs: ms(100) })),
    groupOf({ count: 1, startUs: ms(1200) }),
  ],
});

/** The same load as the built-in scenario's. */
const builtIn = (id: string, patienceUs: number | null): ServerScenario => {
  const world = worldById(id)!;
  const clients = world.clients.map((group) => ({ ...group, patienceUs }));
  return { ...world, ...ON_LOOPBACK, clients };
};

/** While the first is served the others come, all of them in one edge of the listening socket. */
function strands(): ServerScenario {
  const scenario = builtIn('server-edge-triggered-once', ms(1000));
  return {
    ...scenario,
    program: { ...scenario.program, service: { ioUs: ms(300), cpuUs: 0 } },
    clients: scenario.clients.map((group, n) => ({
      ...group,
      startUs: n === 0 ? 10_000 : ms(120),
    })),
  };
}

/** What a program in Python needs of its machine: epoll is Linux's. */
function nameNeeded(model: Model): string {
  if (model === 'epollExclusive') return 'EPOLLEXCLUSIVE';
  if (model.startsWith('epoll') || model === 'reuseport') return 'epoll';
  return model === 'poll' ? 'poll' : 'fork';
}
const HAS_CC = isThere('cc');

/** A clone without it says so, and goes on. */
function need(context: TestContext, isHere: boolean, what: string): void {
  if (isHere) return;
  const reason = `${what}: not on this machine, and server programs are not run for real`;
  console.warn(reason);
  context.skip(reason);
}

function needAll(context: TestContext, language: ProgramLanguage, model: Model): void {
  const name = nameNeeded(model);
  if (language === 'python')
    need(context, PYTHON?.names.includes(name) === true, `python3 that knows ${name}`);
  else need(context, process.platform === 'linux', '/proc/net/tcp, which tells who listens');
  if (language === 'c') need(context, HAS_CC, 'cc');
}

const storyOf = ({ said }: RealRun, client: number): string[] =>
  said
    .filter((what) => what.startsWith(`${client} `))
    .map((what) => what.slice(`${client} `.length))
    .filter((what) => what !== 'endOfFile');

/** Octets, and 0 for the end of the file; what recv() says without any (EAGAIN) is left out. */
const receivedBy = ({ traced }: RealRun, client: number): number[] =>
  traced
    .filter((told) => told.name === 'recv' && told.client === client && /^\d/.test(told.result))
    .map(({ result }) => Number(result));

const endOfFileAt = ({ said }: RealRun): number[] =>
  said.filter((what) => what.endsWith(' endOfFile')).map((what) => Number.parseInt(what));

/** All that is expected has come. */
const isComplete = (expected: Expected, language: ProgramLanguage) => (run: RealRun) =>
  expected.stories.every((story, n) => storyOf(run, n).length >= story.length) &&
  expected.endOfFile.every((n) => endOfFileAt(run).includes(n)) &&
  (language !== 'python' ||
    expected.received.every((sizes, n) => receivedBy(run, n).at(-1) === sizes.at(-1)));

function holdStories(run: RealRun, expected: Expected): void {
  for (const [n, story] of expected.stories.entries())
    expect(storyOf(run, n), `client ${n}`).toEqual(story);
  expect(run.services, 'how often each client is served').toEqual(expected.services);
  expect(endOfFileAt(run).toSorted(), 'who is told the end of the file').toEqual(
    expected.endOfFile,
  );
}

function holdOrder(run: RealRun, expected: Expected): void {
  for (const [before, after] of expected.order)
    expect(run.said.indexOf(before), `${before} is before ${after}`).toBeLessThan(
      run.said.indexOf(after),
    );
}

function holdCalls(run: RealRun, expected: Expected): void {
  for (const [n, sizes] of expected.received.entries())
    expect(receivedBy(run, n), `what recv() returns of client ${n}`).toEqual(sizes);
  const slept = run.traced.map(({ name }) => name);
  if (slept.includes('begins')) expect(mostAtOnce(slept), 'services at once').toBe(expected.atOnce);
}

const MISTAKES: readonly Model[] = [
  ...(['oneForEver', 'epollEtOnce', 'processCopyKept', 'endOfFileUnseen', 'acceptOnce'] as const),
];
const GOOD = MODELS.filter((model) => !MISTAKES.includes(model));

/** A run that is to be; what is expected of it is worked out before any clock runs. */
const planned = (scenario: ServerScenario) => ({
  model: scenario.program.model,
  scenario,
  expected: expectedOf(scenario),
});
type Planned = ReturnType<typeof planned>;

async function run(
  context: TestContext,
  { model, scenario, expected }: Planned,
  language: ProgramLanguage,
  isOver: (sofar: RealRun) => boolean = () => true,
): Promise<RealRun> {
  needAll(context, language, model);
  const isAllThere = isComplete(expected, language);
  return runForReal(scenario, language, (sofar) => isAllThere(sofar) && isOver(sofar));
}

const holds = (language: ProgramLanguage) => async (plan: Planned, context: TestContext) => {
  const real = await run(context, plan, language);
  holdStories(real, plan.expected);
  holdOrder(real, plan.expected);
  if (language === 'python') holdCalls(real, plan.expected);
};

const planFor = (plans: readonly Planned[], ...models: Model[]) =>
  plans.filter(({ model }) => models.includes(model));

const SLOW = GOOD.map((model) => planned(slow(model)));
const BUSY = [
  ...(
    ['iterative', 'thread', 'prefork', 'select', 'poll', 'epollLt', 'epollEt', 'asyncio'] as const
  ).map((model) => planned(busy(model))),
  // on a busy machine, a second request may be there before the process is
  planned(busy('process', 1)),
];
const PLANS = {
  oneForEver: planned(builtIn('server-one-for-ever', null)),
  epollEtOnce: planned(strands()),
  processCopyKept: planned(builtIn('server-copy-kept', null)),
  endOfFileUnseen: planned(builtIn('server-end-of-file-unseen', null)),
  acceptOnce: planned(builtIn('server-accept-once', null)),
  blockingLoop: planned(builtIn('server-blocking-loop', null)),
};

describe.concurrent('in Python', () => {
  test.for(SLOW)('$model, while one client is silent', PATIENT, holds('python'));
  test.for(BUSY)('$model, with more requests than are served at once', PATIENT, holds('python'));

  test('the first client is served, and then no other', PATIENT, async (context) => {
    await holds('python')(PLANS.oneForEver, context);
  });

  test('time.sleep() in a coroutine stops all of them', PATIENT, async (context) => {
    expect(PLANS.blockingLoop.expected.atOnce).toBe(1);
    await holds('python')(PLANS.blockingLoop, context);
  });

  test('by edges, one call for each leaves the rest unread', PATIENT, async (context) => {
    const { expected } = PLANS.epollEtOnce;
    const real = await run(context, PLANS.epollEtOnce, 'python');
    for (const [n, story] of expected.stories.entries()) expect(storyOf(real, n)).toEqual(story);
    expect(receivedBy(real, 0)).toEqual([1024, 1024, 952]);
    const [answered, stranded] = [receivedBy(real, 1), receivedBy(real, 2)];
    expect({ answered, stranded }).toEqual({ answered: [10, 0], stranded: [] });
  });

  test(
    'a copy that the parent keeps: the child closes, and no FIN is sent',
    PATIENT,
    async (context) => {
      const real = await run(context, PLANS.processCopyKept, 'python', ({ traced }) =>
        [0, 1].every((n) => traced.some(({ name, client }) => name === 'close' && client === n)),
      );
      holdStories(real, PLANS.processCopyKept.expected);
      expect(endOfFileAt(real)).toEqual([]);
    },
  );

  test(
    'the end of the file unseen: recv() returns 0, again and again',
    PATIENT,
    async (context) => {
      const real = await run(
        context,
        PLANS.endOfFileUnseen,
        'python',
        (sofar) => receivedBy(sofar, 0).length > 500,
      );
      holdStories(real, PLANS.endOfFileUnseen.expected);
      expect(receivedBy(real, 0).slice(0, 500)).toEqual([10, ...Array<number>(499).fill(0)]);
    },
  );

  test(
    'accept() called once, without waiting: EAGAIN ends the program',
    PATIENT,
    async (context) => {
      const real = await run(context, PLANS.acceptOnce, 'python');
      holdStories(real, PLANS.acceptOnce.expected);
      expect(real.errors).toMatch(/BlockingIOError: \[Errno \d+\]/);
      expect(real.exitCode).toBe(1);
    },
  );
});

describe.concurrent('in C', () => {
  test.for(planFor(SLOW, 'iterative', 'prefork', 'select', 'epollEt'))(
    '$model, while one client is silent',
    PATIENT,
    holds('c'),
  );
  // not select(): in C it walks the descriptors by their numbers, of which those that were closed come again
  test.for(planFor(BUSY, 'thread', 'epollLt'))(
    '$model, with more requests than are served at once',
    PATIENT,
    holds('c'),
  );
});

/** As in the model, though by Node's own ways. */
const IN_NODE = planFor(SLOW, 'iterative', 'thread', 'prefork', 'select', 'epollShared', 'asyncio');

describe.concurrent('in JavaScript', () => {
  test.for(IN_NODE)('$model, while one client is silent', PATIENT, holds('javaScript'));

  test('a Node for each connection: all are served', PATIENT, async (context) => {
    const plan = planFor(SLOW, 'process')[0]!;
    // to start one takes longer than the silence, now and then
    holdStories(await run(context, plan, 'javaScript'), plan.expected);
  });

  test('the first client is served, and then no other', PATIENT, async (context) => {
    needAll(context, 'javaScript', 'oneForEver');
    const { scenario, expected } = PLANS.oneForEver;
    // who was accepted by Node and never read is told the end, where who waits in the queue is reset
    const real = await runForReal(scenario, 'javaScript', ({ exitCode }) => exitCode !== null);
    expect(storyOf(real, 0)).toEqual(expected.stories[0]);
    expect(real.services).toEqual(expected.services);
  });
});

test('in C all compile without a warning', PATIENT, async (context) => {
  need(context, HAS_CC && process.platform === 'linux', 'cc on Linux');
  expect(await warningsOf(MODELS)).toBe('');
});
