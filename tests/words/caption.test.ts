/** Which rule speaks for a step, and what the others add. */
import { describe, expect, test } from 'vitest';
import type { RuleId } from '../../machines/tcp/rules.ts';
import type { State } from '../../machines/tcp/states.ts';
import { captionOf, headlineOf, sourceText } from '../../src/words/sentences/caption.ts';
import { loadChunk } from '../../src/words/lexicon.ts';
import { plain } from '../../src/words/phrase.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { step } from './madeUp.ts';

const english = await loadChunk('full', 'en');
const chinese = await loadChunk('full', 'zh-CN');

const headline = (rules: RuleId[], from: State = 'ESTABLISHED', to: State = from) =>
  headlineOf(step({ rules, from, to }));

describe('the headline', () => {
  test('is the rule of the highest rank', () => {
    expect(headline(['sequence.acceptable', 'ack.new', 'rto.sample', 'send.data'])).toBe('ack.new');
    expect(headline(['sequence.acceptable', 'ack.windowUpdate'])).toBe('ack.windowUpdate');
  });

  test('of several, the one that moved the state last', () => {
    const rules: RuleId[] = [
      'sequence.acceptable',
      'ack.new',
      'ack.ofFin',
      'fin.withAck',
      'ack.atOnce',
    ];
    expect(headline(rules, 'FIN_WAIT_1', 'TIME_WAIT')).toBe('fin.withAck');
    expect(
      headline(['ack.ofSyn', 'text.delivered', 'fin.received'], 'SYN_RCVD', 'CLOSE_WAIT'),
    ).toBe('fin.received');
    expect(headline(['ack.new', 'ack.ofFinLast'], 'LAST_ACK', 'CLOSED')).toBe('ack.ofFinLast');
    expect(headline(['sequence.simultaneousSynAck', 'ack.ofSyn'], 'SYN_RCVD', 'ESTABLISHED')).toBe(
      'sequence.simultaneousSynAck',
    );
  });

  test('where nothing moved, the point of the matter', () => {
    expect(headline(['ack.duplicate', 'congestion.fastRetransmit'])).toBe(
      'congestion.fastRetransmit',
    );
    expect(headline(['ack.new', 'text.delivered'])).toBe('text.delivered');
    expect(headline(['call.closePassive', 'call.closeWaits'], 'CLOSE_WAIT')).toBe(
      'call.closeWaits',
    );
  });

  test('else the first', () => {
    expect(headline(['timer.retransmit', 'congestion.timeout'])).toBe('timer.retransmit');
  });

  test('and none, where there is only bookkeeping', () => {
    expect(headline([])).toBeNull();
    expect(headline(['sequence.acceptable', 'ack.atOnce'])).toBeNull();
  });
});

/** The caption of the first step of a scenario that cites a rule. */
function captionAt(id: ScenarioId, rule: RuleId, words = english) {
  const trace = simulate(scenarioById(id));
  const found = trace.steps.find((s) => s.rules.includes(rule));
  expect(found).toBeDefined();
  return captionOf(words, trace, found ?? null);
}

describe('the caption', () => {
  test('before the first step', () => {
    const trace = simulate(scenarioById('refused'));
    const { title, text, rule, source, rules } = captionOf(english, trace, null);
    expect(plain(title)).toBe('Nothing has happened yet.');
    expect(plain(text)).toContain('both CLOSED');
    expect([rule, source, rules]).toEqual([null, null, []]);
  });

  test('names the rule and where it comes from', () => {
    const caption = captionAt('last-ack-lost', 'sequence.repeatedFin');
    expect(plain(caption.title)).toBe('The server retransmitted its FIN: the ACK of it was lost.');
    expect(caption.rule).toBe('sequence.repeatedFin');
    expect(caption.rules).toContain('sequence.repeatedFin');
    expect(caption.source?.section).toBe('3.10.7.4');
  });

  test('has the step’s own numbers', () => {
    const { text } = captionAt('last-ack-lost', 'sequence.repeatedFin');
    expect(text).toContainEqual({ kind: 'code', text: 'ack=502' });
    expect(plain(text)).toContain('2MSL (4 min)');
  });

  test('in Chinese has no space between sentences', () => {
    const { title, text } = captionAt('last-ack-lost', 'sequence.repeatedFin', chinese);
    expect(plain(title)).toBe('服务器重传了 FIN：对它的 ACK 丢失了。');
    expect(plain(text)).not.toMatch(/。 /);
  });

  test('adds a sentence for a second rule that matters', () => {
    const { rule, text } = captionAt('handshake-ack-lost-client-speaks', 'ack.ofSyn');
    expect(rule).toBe('ack.ofSyn');
    expect(plain(text)).toContain('The segment also carries 100 bytes for the server.');
  });

  test('does not say twice what the headline has said', () => {
    const { text } = captionAt('three-segment-close', 'call.closePassive');
    expect(plain(text).match(/piggybacked on it/g)).toHaveLength(1);
  });

  test('of a step without a rule says what arrived or was called', () => {
    const trace = simulate(scenarioById('refused'));
    const nothing = captionOf(english, trace, step({ rules: ['sequence.acceptable'] }));
    expect(plain(nothing.title)).toBe('The client receives ACK, which brings nothing new.');
    expect(nothing.rule).toBeNull();
    const call = step({ cause: { kind: 'call', call: { call: 'receive' }, action: 0 } });
    expect(plain(captionOf(english, trace, call).title)).toContain('receive()');
  });

  test('is never the same for two rules of one scenario by mistake', () => {
    for (const id of SCENARIO_IDS) {
      const trace = simulate(scenarioById(id));
      const byTitle = new Map<string, Set<RuleId | null>>();
      for (const s of trace.steps) {
        const { title, rule } = captionOf(english, trace, s);
        byTitle.set(plain(title), (byTitle.get(plain(title)) ?? new Set()).add(rule));
      }
      for (const [title, rules] of byTitle) expect([title, rules.size]).toEqual([title, 1]);
    }
  });
});

test('sources in both languages', () => {
  const fin = { rfc: 9293, section: '3.10.7.4', step: 8, rank: 3 } as const;
  const rto = { rfc: 6298, section: '5.4', rank: 3 } as const;
  const stacks = { rfc: null, section: '', rank: 3 } as const;
  expect(sourceText(english, fin)).toBe('RFC 9293 §3.10.7.4, eighth step');
  expect(sourceText(chinese, fin)).toBe('RFC 9293 §3.10.7.4，第八步');
  expect(sourceText(english, rto)).toBe('RFC 6298 §5.4');
  expect(sourceText(english, stacks)).toBe('Linux, no RFC');
  expect(sourceText(chinese, stacks)).toBe('Linux 的做法，RFC 没有规定');
});

describe('one segment of ten is lost, and SACK tells of the others (RFC 2018)', () => {
  const trace = simulate(scenarioById('sack-one-loss'));
  const said = (rule: RuleId, words = english) =>
    trace.steps
      .filter(({ rules }) => rules.includes(rule))
      .map((s) => captionOf(words, trace, s))
      .map(({ title, text }) => `${plain(title)} ${plain(text)}`);

  test('what is missing is that one alone, however much is held above it', () => {
    const held = said('text.held');
    expect(held).toHaveLength(6);
    for (const each of held) expect(each).toContain('1,448 bytes are missing');
    for (const each of said('text.held', chinese)) expect(each).toContain('中间缺少 1448 字节');
  });

  test('a duplicate ACK is not without news: its blocks tell what has arrived', () => {
    expect(said('ack.duplicate').at(-1)).toMatch(
      /^A duplicate ACK with SACK reaches the client\. .*8,688 bytes above the gap have arrived/,
    );
  });
});
