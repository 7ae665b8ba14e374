/** The fields of the editor: each writes its part of a scenario and puts back what is typed, and nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms } from '../../../machines/tcp/time.ts';
import { editor as en } from '../../../src/words/en/views/editor.ts';
import { editor as zh } from '../../../src/words/zh/views/editor.ts';
import type { EditorWords } from '../../../src/words/contract/index.ts';
import { scenarioById, SCENARIO_IDS } from '../../../src/scenarios/index.ts';
import { anyScenario } from '../../../src/proof/randomScenario.ts';
import { MOST } from '../../../src/simulation/expected.ts';
import { scenarioFrom } from '../../../src/simulation/parseScenario.ts';
import type { Action, Reaction, Scenario } from '../../../src/simulation/scenario.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { END_FIELDS, FIELDS, type FieldForm } from '../../../src/views/editor/fields.ts';
import { problemOf, refusalOf } from '../../../src/views/editor/problem.ts';

const base = scenarioById('open-data-close');

const ALL: readonly (readonly [string, FieldForm])[] = [
  ...Object.entries(FIELDS),
  ...Object.entries(END_FIELDS.client).map(([name, form]) => [`client ${name}`, form] as const),
  ...Object.entries(END_FIELDS.server).map(([name, form]) => [`server ${name}`, form] as const),
];

function typed(form: FieldForm, text: string, scenario: Scenario = base): Scenario {
  const read = form.read(text, scenario);
  if ('problem' in read) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

/** The sentence beside the field. */
function said(form: FieldForm, text: string, counted = false, words: EditorWords = en) {
  const read = form.read(text, base);
  return 'problem' in read ? problemOf(read.problem, words, counted) : null;
}

test.each(SCENARIO_IDS)('what a field shows, typed again, is the same run: %s', (id) => {
  const scenario = { ...scenarioById(id), id: 'mine' };
  const again = ALL.reduce((so, [, form]) => typed(form, form.write(so), so), scenario);
  expect(scenarioFrom(again)).toHaveProperty('scenario');
  expect(simulate(again).flights).toEqual(simulate(scenario).flights);
  for (const [name, form] of ALL)
    expect([name, form.write(again)]).toEqual([name, form.write(scenario)]);
});

/** Any scenario, with all that a file may have besides: the small and the odd too. */
const anything: fc.Arbitrary<Scenario> = fc
  .record({
    scenario: anyScenario,
    loss: fc.double({ min: 0, max: 1, noNaN: true }),
    duplication: fc.constantFrom(0, 1, 0.07, 0.00000015, 1e-9, 5e-324, 0.1 + 0.2),
    wait: fc.constantFrom({}, { bytes: 300 }, { bytes: 1, connection: 2 }),
    faults: fc.array(
      fc.record({
        match: fc.record(
          {
            from: fc.constantFrom('client' as const, 'server' as const),
            nth: fc.oneof(fc.integer({ min: 1, max: MOST.nth }), fc.constant([2, 3])),
            kind: fc.constantFrom('SYN' as const, 'FIN' as const),
            afterUs: fc.nat(MOST.timeUs),
          },
          { requiredKeys: ['from', 'nth'] },
        ),
        do: fc.constant('delay' as const),
        byUs: fc.nat(5_000_000),
      }),
    ),
    linkChanges: fc.array(fc.record({ atUs: fc.nat(MOST.timeUs), delayUs: fc.nat(2_000_000) })),
    opens: fc.record({ remote: fc.boolean(), connection: fc.integer({ min: 1, max: 9 }) }),
  })
  .map(({ scenario, loss, duplication, wait, faults, linkChanges, opens }) => {
    const receive = { call: 'receive', whole: true, ...wait } as const;
    return {
      ...scenario,
      link: { ...scenario.link, loss, duplication },
      server: {
        ...scenario.server,
        reactions: [...(scenario.server.reactions ?? []), { on: 'data', afterUs: 7, ...receive }],
      },
      actions: [
        ...scenario.actions,
        { atUs: 1, side: 'client', ...receive },
        { atUs: 2, side: 'server', call: 'listen', ...opens },
      ],
      faults,
      linkChanges,
    };
  });

/** As text: no list and an empty one are the same. */
const bare = (scenario: Scenario) =>
  JSON.stringify(scenarioFrom(scenario), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && Object.keys(value).length === 0
      ? undefined
      : value,
  );

test('whatever a scenario has: what a field shows, typed again, is the same value', () => {
  fc.assert(
    fc.property(anything, (scenario) => {
      expect(scenarioFrom(scenario)).toHaveProperty('scenario');
      for (const [name, form] of ALL) {
        const again = typed(form, form.write(scenario), scenario);
        expect([name, bare(again)]).toEqual([name, bare(scenario)]);
      }
    }),
  );
});

describe('a program takes what a file can hold', () => {
  const at: Action = { atUs: 5, side: 'client', call: 'status' };
  const after: Reaction = { on: 'data', afterUs: 0, call: 'status' };
  const most = (n: number, reactions = n): Scenario => ({
    ...base,
    client: { ...base.client, reactions: Array.from({ length: reactions }, () => after) },
    actions: Array.from({ length: n }, () => at),
  });
  const { script } = END_FIELDS.client;

  test('all of it', () => {
    const all = most(MOST.entries);
    expect(typed(script, script.write(all), all)).toEqual(all);
  });

  test('a line too many of one sort is said', () => {
    expect(said(script, script.write(most(MOST.entries + 1, 0)), true)).toBe(
      'Entry 501, at “at”: expected at most 500 entries.',
    );
    expect(said(script, script.write(most(1, MOST.entries + 1)), true)).toBe(
      'Entry 502, at “after”: expected at most 500 entries.',
    );
  });

  test('and so is too much of both ends together, which each field for itself would take', () => {
    const { actions } = most(251);
    const both = typed(END_FIELDS.server.script, 'at 0 listen;'.repeat(250), {
      ...base,
      actions,
    });
    const refusal = scenarioFrom(both);
    if (!('problem' in refusal)) throw new Error('It was taken.');
    expect(refusalOf(refusal, en)).toBe(
      'Too many lines with “at”: client and server together may have 500.',
    );
    expect(refusalOf({ path: 'link.delayUs', problem: { why: 'missing' } }, en)).toBe(
      'The field link.delayUs is missing.',
    );
  });
});

describe('typed', () => {
  test('the delay', () => {
    expect(typed(FIELDS.delay, '80ms').link).toEqual({ delayUs: ms(80) });
  });

  test('a loss in percent; nothing is no loss', () => {
    const lossy = typed(FIELDS.loss, '7 %');
    expect(lossy.link.loss).toBe(0.07);
    expect(FIELDS.loss.write(lossy)).toBe('7');
    expect(typed(FIELDS.loss, '', lossy).link).toEqual(base.link);
  });

  test('a number of an end of its own; nothing is that of both ends', () => {
    const small = typed(END_FIELDS.server.mss, '100');
    expect(small.server.settings).toEqual({ mss: 100 });
    const more = typed(END_FIELDS.server.options, 'delayedAck 200ms', small);
    expect(more.server.settings).toEqual({ mss: 100, delayedAckUs: ms(200) });
    expect(END_FIELDS.server.options.write(more)).toBe('delayedAck 200ms');
    expect(typed(END_FIELDS.server.mss, ' ', more).server.settings).toEqual({
      delayedAckUs: ms(200),
    });
  });

  test('a sequence number for each connection', () => {
    expect(typed(END_FIELDS.client.iss, '100, 5000 4294967295').client.iss).toEqual([
      100, 5000, 4294967295,
    ]);
  });

  test('a program in which the server closes at once makes a close of three segments (RFC 9293, 3.6)', () => {
    const once = typed(
      END_FIELDS.server.script,
      'at 0 listen\nafter data wait 80ms send 200\nafter peer closes close',
    );
    const fin = simulate(once).flights.find(
      ({ from, segment }) => from === 'server' && segment.fin,
    );
    expect(fin?.segment).toMatchObject({ fin: true, ack: true });
    const acks = simulate(once).flights.filter(
      ({ from, segment, sentAt }) =>
        from === 'server' && !segment.fin && !segment.syn && sentAt === fin?.sentAt,
    );
    expect(acks).toEqual([]);
  });
});

describe('what is wrong is said beside the field', () => {
  test.each<[FieldForm, string, string]>([
    [
      FIELDS.delay,
      'soon',
      '“soon”: expected a time from 0 to 86400s, such as 200ms, 1.5s or 40us.',
    ],
    [FIELDS.delay, '', 'Empty: expected a time from 0 to 86400s, such as 200ms, 1.5s or 40us.'],
    [FIELDS.loss, '101%', '“101%”: expected a percentage from 0 to 100.'],
    [FIELDS.seed, '-1', '“-1”: expected a whole number from 0 to 4294967295.'],
    [FIELDS.name, ' ', 'Empty: expected a name.'],
    [END_FIELDS.client.mss, '5', '“5”: expected a whole number from 16 to 65495.'],
    [END_FIELDS.client.mss, '100; nagle on', '“100;”: expected a whole number from 0 to 1000000.'],
    [END_FIELDS.client.iss, '', 'Empty: expected at least one number.'],
    [END_FIELDS.client.iss, '1, x', '“x”: expected a whole number from 0 to 4294967295.'],
  ])('%#: %o %s', (form, text, sentence) => {
    expect(said(form, text)).toBe(sentence);
  });

  test('in a text with its entry, in both languages', () => {
    const text = 'client 3 drop; servr 2 delay 200ms';
    expect(said(FIELDS.faults, text, true)).toBe(
      'Entry 2, at “servr”: expected one of client, server.',
    );
    expect(said(FIELDS.faults, text, true, zh)).toBe(
      '第 2 项“servr”处：应为以下之一：client, server。',
    );
    expect(said(FIELDS.faults, 'client 3', true)).toBe(
      'Entry 1 is incomplete: expected one of drop, delay, dup, deliver, mark, hold, mss.',
    );
  });
});

test('no run that can be typed takes long: a window of the smallest segments', () => {
  const many = typed(FIELDS.settings, 'mss 16; initialWindow 1000000');
  const run = typed(END_FIELDS.client.script, 'at 0 connect\nafter established send 1000000', many);
  const begun = performance.now();
  expect(simulate(run).end.reason).toBe('tooManySegments');
  expect(performance.now() - begun).toBeLessThan(5000);
});
