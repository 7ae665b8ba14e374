/** Every segment that changes nothing is told why, with the numbers of its own run. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RULE_IDS, type RuleId } from '../../machines/tcp/rules.ts';
import { ms } from '../../machines/tcp/time.ts';
import { captionOf } from '../../src/words/sentences/caption.ts';
import { changedNothing, whyIgnored } from '../../src/words/sentences/ignored.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { plain, type Phrase } from '../../src/words/phrase.ts';
import { anyScenario } from '../../src/proof/randomScenario.ts';
import { anySlowReading, anyTransfer } from '../../src/proof/randomTransfers.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { Step, ConnectionTrace } from '../../src/trace/connection.ts';
import { manyTellings } from './madeUp.ts';

const languages = await Promise.all(LANGUAGES.map(({ lang }) => loadChunk('full', lang)));
const [english] = languages;

/** Numbers of the run: `seq=201`, a bare number, an amount, a time. Names of documents are none. */
const hasNumber = (phrase: Phrase): boolean =>
  /\d/.test(plain(phrase).replace(/RFC \d+|2MSL/g, ''));

/** What is wrong with how a run tells of the segments that changed nothing. */
function faultsOf(trace: ConnectionTrace): string[] {
  return trace.steps.filter(changedNothing).flatMap((step) =>
    languages.flatMap((words) => {
      const { title, text, rule, ignored } = captionOf(words, trace, step);
      const faults = [
        rule === null && 'no rule',
        rule !== whyIgnored(step) && 'another headline',
        ignored !== (step.sent.length > 0 ? 'answered' : 'silently') && 'no question',
        !hasNumber(text) && 'no number',
        step.sent.length === 0 &&
          /asks back|repeats its ACK|answers it with|sends an? .*ACK|with an ACK\.|反问|回以 ACK|回复 ACK|发送 Challenge/.test(
            plain(title),
          ) &&
          'an answer that was not sent',
        plain(text).includes('undefined') && 'broken',
      ].filter((fault) => fault !== false);
      return faults.map(
        (fault) =>
          `${fault}: ${step.before.state} ${step.rules.join(' ')}: ${plain(title)} ${plain(text)}`,
      );
    }),
  );
}

describe('each segment that changed nothing is told why', () => {
  test.each(SCENARIO_IDS)('%s', (id) => {
    expect(faultsOf(simulate(scenarioById(id)))).toEqual([]);
  });

  test.each([
    ['anything that may happen', anyScenario],
    ['transfers', anyTransfer],
    ['slow reading', anySlowReading],
  ])('in random runs: %s', { timeout: 120_000 }, (_name, scenarios: fc.Arbitrary<Scenario>) => {
    let ignored = 0;
    for (const scenario of fc.sample(scenarios, { numRuns: 120, seed: 20_260 })) {
      const trace = simulate(scenario);
      ignored += trace.steps.filter(changedNothing).length;
      expect(faultsOf(trace).slice(0, 3)).toEqual([]);
    }
    expect(ignored).toBeGreaterThan(100);
  });
});

describe('what counts as nothing', () => {
  const ignoredIn = (id: (typeof SCENARIO_IDS)[number]): (RuleId | null)[] =>
    simulate(scenarioById(id)).steps.filter(changedNothing).map(whyIgnored);

  test('a FIN that came again, where only its ACK is repeated', () => {
    expect(ignoredIn('first-fin-ack-lost')).toEqual(['sequence.repeatedFin']);
  });

  test('but not where it starts the wait of 2MSL anew', () => {
    expect(ignoredIn('last-ack-lost')).toEqual([]);
  });

  test('a RST that is questioned (RFC 5961, 3.2)', () => {
    expect(ignoredIn('blind-reset')).toContain('reset.challenged');
  });

  test('a segment for a host that is CLOSED, although a RST answers it (RFC 9293, 3.10.7.1)', () => {
    expect(ignoredIn('refused')).toEqual(['closed.resetsNoAck']);
  });

  test('not a duplicate ACK that is counted, nor a segment that is kept', () => {
    const counted: Step[] = simulate(scenarioById('fast-retransmit')).steps.filter((step) =>
      step.rules.some((rule) => rule === 'ack.duplicate' || rule === 'text.held'),
    );
    expect(counted.length).toBeGreaterThan(3);
    expect(counted.filter(changedNothing)).toEqual([]);
  });
});

test('a segment beyond the window says which numbers are taken, and which came', () => {
  const trace = simulate({
    id: 'beyond',
    profile: 'rfc',
    client: { iss: [100] },
    server: { iss: [300], settings: { rcvBuf: 400 } },
    link: { delayUs: ms(50) },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
    ],
    injections: [
      {
        atUs: ms(300),
        to: 'server',
        segment: { seq: 501, ack: 301, flags: ['ACK'], bytes: 10 },
      },
    ],
  });
  const caption = captionOf(english!, trace, trace.steps.find(changedNothing) ?? null);
  expect(plain(caption.title)).toBe(
    'The segment is beyond the server’s window: dropped and answered with an ACK.',
  );
  expect(plain(caption.text)).toContain('The segment has seq=501; the server accepts 101 to 500.');
  expect(caption.ignored).toBe('answered');
});

/** Of these there is no number to tell: a call that needs none, an end that has no record, a cookie. */
const WITHOUT_NUMBERS: readonly RuleId[] = [
  'call.listen',
  'call.remoteMissing',
  'call.alreadyExists',
  'call.doesNotExist',
  'call.connectionClosing',
  'call.closeUnopened',
  'call.abortSilent',
  'call.status',
  'call.crash',
  'call.stopReading',
  'linux.listenerStays',
  'linux.timeWaitStays',
  'fastOpen.gives',
  'fastOpen.keeps',
  'fastOpen.refuses',
];

describe.each(languages)('in $lang', (words) => {
  test.each(RULE_IDS.filter((rule) => !WITHOUT_NUMBERS.includes(rule)))(
    '%s speaks of the numbers of its run',
    (rule) => {
      const { title, text } = words.rules[rule];
      const silent = [...manyTellings(rule)].every(
        (t) => !hasNumber(title(t)) && !hasNumber(text(t)),
      );
      expect(silent).toBe(false);
    },
  );
});
