/** Claims of the captions that were once too large: each is put to the run that refutes the larger one. */
import { linuxOf } from '../../machines/stacks/linux/variables.ts';
import { describe, expect, test } from 'vitest';
import type { ProfileName } from '../../machines/stacks/profiles.ts';
import type { RuleId } from '../../machines/tcp/rules.ts';
import { seq } from '../../machines/tcp/sequence.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../src/scenarios/index.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace, Step } from '../../src/trace/connection.ts';
import { endAfter } from '../../src/trace/moment.ts';
import { peerOf } from '../../src/trace/side.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { plain } from '../../src/words/phrase.ts';
import { captionOf } from '../../src/words/sentences/caption.ts';
import { tellingOf } from '../../src/words/sentences/tell.ts';

const languages = await Promise.all(LANGUAGES.map(({ lang }) => loadChunk('full', lang)));

/** A run, in which a step is found by its rule and, if need be, by more. */
const stepOf = (
  trace: ConnectionTrace,
  rule: RuleId,
  wanted: (step: Step) => boolean = () => true,
): Step => {
  const found = trace.steps.find((step) => step.rules.includes(rule) && wanted(step));
  if (!found) throw new Error(`the run does not reach ${rule}`);
  return found;
};

/** The caption of a step in each language, headline and all. */
const saidOf = (trace: ConnectionTrace, step: Step): string =>
  languages
    .map((words) => captionOf(words, trace, step))
    .map(({ title, text }) => `${plain(title)} ${plain(text)}`)
    .join('\n');

/** The text of a rule itself, which is no caption where a louder rule speaks. */
const textOfRule = (trace: ConnectionTrace, step: Step, rule: RuleId): string =>
  languages.map((words) => plain(words.rules[rule].text(tellingOf(trace, step)))).join('\n');

const run = (id: ScenarioId, profile: ProfileName, more: Partial<Scenario> = {}) =>
  simulate({ ...scenarioById(id), profile, ...more });

describe('a segment that arrived need not have been accepted', () => {
  test('a SYN for an old connection arrives and is refused: its sender does not wait for an ACK', () => {
    // RFC 9293, 3.5.1, figure 9: the challenge ACK came back long before the RTO.
    const trace = run('half-open-reconnect', 'linuxTextbook');
    const step = stepOf(trace, 'timer.retransmit');
    expect([step.at, tellingOf(trace, step).earlierCopy]).toEqual([ms(808), 'refused']);
    const said = saidOf(trace, step);
    expect(said).not.toMatch(/ACK is late|No ACK for|没有收到 ACK|迟到/);
    expect(said).toMatch(/8 ms after the unacceptable ACK/);
    expect(said).toMatch(/之后 8 毫秒/);
  });

  test('what is said to have arrived was taken by then, in every run of both profiles', () => {
    let retransmissions = 0;
    for (const id of SCENARIO_IDS)
      for (const profile of ['rfc', 'linuxTextbook'] as const) {
        const trace = run(id, profile);
        for (const step of trace.steps) {
          const { earlierCopy, flights } = tellingOf(trace, step);
          const again = flights.find((flight) => flight.again !== null);
          if (earlierCopy !== 'arrived' || !again || !step.rules.includes('timer.retransmit'))
            continue;
          retransmissions += 1;
          // Once the peer has closed for good there is nothing left to ask.
          const { tcb } = endAfter(trace, peerOf(step.side), step.index);
          if (tcb === null) continue;
          expect(tcb.irs, id).toBe(step.before.tcb?.iss);
          const isTaken = ((tcb.rcvNxt - again.segment.seq) | 0) > 0;
          expect(isTaken || tcb.held.length > 0, `${id} ${profile} at ${step.at}`).toBe(true);
        }
      }
    expect(retransmissions).toBeGreaterThan(20);
  });
});

test('the ACK of a FIN without data is not hurried for data (RFC 9293, 3.8.6.3)', () => {
  const trace = run('open-data-close', 'linuxTextbook');
  const step = stepOf(trace, 'timer.delayedAck', ({ before }) => before.state === 'CLOSE_WAIT');
  expect(step.at).toBe(ms(640));
  expect(saidOf(trace, step)).not.toMatch(/\bdata\b|数据/);
});

describe('a keep-alive may end CLOSE_WAIT, and does not close the socket (RFC 9293, 3.8.4)', () => {
  // The client closes and its FIN_WAIT_2 ends after 60 s; the server never closes, and probes after 100 s.
  const trace = simulate({
    id: 'leak',
    profile: 'linuxTextbook',
    client: { iss: [100] },
    server: {
      iss: [300],
      settings: { keepAlive: { idleUs: s(100), intervalUs: s(10), probes: 3 } },
    },
    link: { delayUs: ms(50) },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: ms(500), side: 'client', call: 'close' },
    ],
  });

  test('the probe is answered with a RST, and CLOSE_WAIT is over without a close', () => {
    const step = stepOf(trace, 'reset.valid');
    expect([step.side, step.before.state]).toEqual(['server', 'CLOSE_WAIT']);
    expect(step.at).toBeGreaterThan(s(100));
  });

  test('so no caption says that nothing but close() ends it', () => {
    const said = saidOf(trace, stepOf(trace, 'fin.received'));
    expect(said).not.toMatch(/no timer|定时器/);
    expect(said).toMatch(/socket stays in use/);
    expect(said).toMatch(/套接字一直被占用/);
  });
});

test('a RST in LAST_ACK: data before the FIN may never have arrived (RFC 9293, 3.10.7.4)', () => {
  // The client's FIN comes; the server's 200 bytes and its FIN are lost; then a RST ends it.
  const trace = simulate({
    id: 'reset-in-last-ack',
    profile: 'rfc',
    client: { iss: [100] },
    server: { iss: [300] },
    link: { delayUs: ms(50) },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: ms(300), side: 'client', call: 'close' },
      { atUs: ms(500), side: 'server', call: 'send', bytes: 200 },
      { atUs: ms(510), side: 'server', call: 'close' },
    ],
    faults: [
      { match: { from: 'server', kind: 'DATA', nth: 1 }, do: 'drop' },
      { match: { from: 'server', kind: 'FIN', nth: 1 }, do: 'drop' },
    ],
    injections: [
      { atUs: ms(700), to: 'server', segment: { seq: 102, ack: 301, flags: ['RST', 'ACK'] } },
    ],
  });
  const step = stepOf(trace, 'reset.valid');
  expect([step.before.state, step.before.tcb?.sndUna]).toEqual(['LAST_ACK', seq(301)]);
  expect(
    trace.steps.some(({ side, rules }) => side === 'client' && rules.includes('text.delivered')),
  ).toBe(false);
  const said = saidOf(trace, step);
  expect(said).not.toMatch(/no data is lost|没有数据因此丢失/);
  expect(said).toMatch(/cannot know whether its FIN, and unacknowledged data before it, arrived/);
  expect(said).toMatch(/无法得知 FIN 及其之前未确认的数据是否送达/);
});

test('a RST with the number of the FIN is not said to be in the window, which it is not (RFC 9293, 3.4)', () => {
  const trace = simulate({
    id: 'reset-before-fin',
    profile: 'linuxTextbook',
    client: { iss: [100] },
    server: { iss: [300] },
    link: { delayUs: ms(50) },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: ms(300), side: 'client', call: 'close' },
    ],
    injections: [
      { atUs: ms(500), to: 'server', segment: { seq: 101, ack: 301, flags: ['RST', 'ACK'] } },
    ],
  });
  const step = stepOf(trace, 'linux.resetBeforeFin');
  expect([step.before.state, step.before.tcb?.rcvNxt]).toEqual(['CLOSE_WAIT', seq(102)]);
  const said = saidOf(trace, step);
  expect(said).not.toMatch(/in the window|窗口内/);
  expect(said).toMatch(/seq=101 is the sequence number of the client’s FIN/);
  expect(said).toMatch(/seq=101 是客户端的 FIN 的序号/);
});

describe('Linux and its congestion window', () => {
  /** Much is written at once, and one segment of it is lost; later there is little to send. */
  const upload = simulate({
    id: 'upload',
    profile: 'linuxTextbook',
    client: { iss: [100] },
    server: { iss: [300] },
    link: { delayUs: ms(50) },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: ms(300), side: 'client', call: 'send', bytes: 60_000 },
      { atUs: s(3), side: 'client', call: 'send', bytes: 100 },
    ],
    faults: [{ match: { from: 'client', kind: 'DATA', nth: 12 }, do: 'drop' }],
  });

  test('Reno halves the window it had; CUBIC, the default, does not (RFC 5681, 3.1)', () => {
    const step = stepOf(upload, 'linux.halfOfWindow');
    const [had, has] = [step.before.tcb?.cwnd ?? 0, step.after.tcb];
    const segments = Math.max(Math.floor(had / (has?.sndMss ?? 1) / 2), 2);
    expect(has?.ssthresh).toBe(segments * (has?.sndMss ?? 0));
    const said = textOfRule(upload, step, 'linux.halfOfWindow');
    expect(said).toMatch(/Reno on Linux takes half of cwnd=\d+.*CUBIC.*about 0\.7/);
    expect(said).toMatch(/Linux 的 Reno.*CUBIC.*0\.7/);
  });

  test('how much of it must be in use depends on the phase', () => {
    const seen = { slowStart: 0, avoidance: 0 };
    for (const trace of [upload, ...SCENARIO_IDS.map((id) => run(id, 'linuxTextbook'))])
      for (const step of trace.steps.filter(({ rules }) => rules.includes('linux.windowUnused'))) {
        const tcb = step.after.tcb ?? step.before.tcb;
        if (tcb === null) continue;
        const phase = tcb.cwnd < tcb.ssthresh ? 'slowStart' : 'avoidance';
        seen[phase] += 1;
        const said = textOfRule(trace, step, 'linux.windowUnused');
        if (phase === 'slowStart') {
          // At most half of the window was out: `tcp_is_cwnd_limited` asks for more than half.
          expect(2 * linuxOf(tcb).recovery.mostOut).toBeLessThanOrEqual(tcb.cwnd / tcb.sndMss);
          expect(said).toMatch(/more than half[^]*一半/);
        } else expect(said).not.toMatch(/half|一半/);
      }
    expect(seen.slowStart).toBeGreaterThan(0);
    expect(seen.avoidance).toBeGreaterThan(0);
  });
});
