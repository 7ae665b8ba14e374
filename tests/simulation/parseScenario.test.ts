/** A reader's scenario file: what is wrong with it is one clear sentence with the path of the field. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROFILES } from '../../machines/stacks/profiles.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { editor } from '../../src/words/en/views/editor.ts';
import { toJson } from '../../src/export/toJson.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { fileProblemText } from '../../src/words/expected.ts';
import {
  parseScenario,
  scenarioFrom,
  type ParsedScenario,
} from '../../src/simulation/parseScenario.ts';

const good = JSON.parse(JSON.stringify(scenarioById('open-data-close'))) as Record<string, unknown>;

/** What is wrong with a file, as the command line says it. */
function said(parsed: ParsedScenario): { path: string; problem: string } | null {
  if ('scenario' in parsed) return null;
  return { path: parsed.path, problem: fileProblemText(parsed, editor) };
}

const wrong: [what: string, change: Record<string, unknown>, path: string, problem: RegExp][] = [
  ['a profile nobody knows', { profile: 'nonesuch' }, 'profile', /one of rfc, linux/],
  ['a missing end', { server: undefined }, 'server', /expected an object|is missing/],
  [
    'half an octet',
    { actions: [{ atUs: 0, side: 'client', call: 'send', bytes: 0.5 }] },
    'actions[0].bytes',
    /whole/,
  ],
  [
    'time before the start',
    { actions: [{ atUs: -1, side: 'client', call: 'close' }] },
    'actions[0].atUs',
    /from 0/,
  ],
  [
    'a call that does not exist',
    { actions: [{ atUs: 0, side: 'client', call: 'fly' }] },
    'actions[0].call',
    /connect/,
  ],
  [
    'a side that does not exist',
    { actions: [{ atUs: 0, side: 'me', call: 'close' }] },
    'actions[0].side',
    /client, server/,
  ],
  [
    'a fault of segment 0',
    { faults: [{ match: { from: 'client', nth: 0 }, do: 'drop' }] },
    'faults[0].match.nth',
    /from 1/,
  ],
  [
    'a delay without a time',
    { faults: [{ match: { from: 'client', nth: 1 }, do: 'delay' }] },
    'faults[0].byUs',
    /missing/,
  ],
  ['a sequence number of 33 bits', { client: { iss: [2 ** 32] } }, 'client.iss[0]', /4294967295/],
  ['no sequence number', { client: { iss: [] } }, 'client.iss', /at least one/],
  ['certain loss and more', { link: { delayUs: 1, loss: 1.5 } }, 'link.loss', /0 to 1/],
  [
    'a misspelt field',
    { link: { delayUs: 1, los: 0.5 } },
    'link.los',
    /^No scenario has the field link.los.$/,
  ],
  [
    'a call that half waits',
    { actions: [{ atUs: 0, side: 'client', call: 'receive', bytes: 1, whole: 'half' }] },
    'actions[0].whole',
    /true or false/,
  ],
  [
    'an occasion that does not exist',
    { server: { iss: [1], reactions: [{ on: 'lunch', afterUs: 0, call: 'close' }] } },
    'server.reactions[0].on',
    /one of established, data, endOfFile, read, call/,
  ],
  [
    'as much as was read, when nothing was',
    {
      server: {
        iss: [1],
        reactions: [{ on: 'established', afterUs: 0, call: 'send', bytes: 'read' }],
      },
    },
    'server.reactions[0].bytes',
    /expected a whole number from 0 to 1000000\./,
  ],
  [
    'more, or less, than was read',
    { server: { iss: [1], reactions: [{ on: 'read', afterUs: 0, call: 'send', bytes: 'all' }] } },
    'server.reactions[0].bytes',
    /expected a whole number from 0 to 1000000, or read/,
  ],
  [
    'a flag that does not exist',
    { faults: [{ match: { from: 'client', nth: 1, flags: ['URGENT'] }, do: 'drop' }] },
    'faults[0].match.flags[0]',
    /one of SYN, ACK, FIN, RST, PSH/,
  ],
  [
    'a misspelt setting',
    { settings: { msss: 100 } },
    'settings.msss',
    /^No scenario has the field/,
  ],
];

test('a list is no scenario', () => {
  const answer = said(parseScenario('[]'));
  expect(answer?.path).toBe('');
  expect(answer?.problem).toMatch(/object/);
});

test.each(Object.entries(PROFILES))(
  'every value of the profile %s can be set in a file',
  (_, settings) => {
    expect(scenarioFrom(JSON.parse(JSON.stringify({ ...good, settings })))).toHaveProperty(
      'scenario',
    );
  },
);

describe('a file with', () => {
  test.each(wrong)('%s', (_what, change, path, problem) => {
    const parsed = scenarioFrom(JSON.parse(JSON.stringify({ ...good, ...change })));
    expect(said(parsed)).toMatchObject({ path, problem: expect.stringMatching(problem) as string });
  });

  test('no JSON in it', () => {
    expect(said(parseScenario('{"id": '))).toMatchObject({
      path: '',
      problem: 'Its JSON ends in line 1, and the rest is missing.',
    });
  });

  test('a field whose name is long, or moves a terminal, is quoted short and seen', () => {
    const long = `${'x'.repeat(100_000)}y`;
    const answer = said(scenarioFrom({ ...good, [long]: 1 }));
    expect(answer?.problem).toMatch(/^No scenario has the field x+…x+y.$/);
    expect(answer?.problem.length).toBeLessThan(100);
    expect(said(scenarioFrom({ ...good, '\u001B[2J': 1 }))?.problem).toBe(
      'No scenario has the field \uFFFD[2J.',
    );
  });

  test('anything at all never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        const parsed = scenarioFrom(data);
        expect('scenario' in parsed || said(parsed)!.problem.length > 0).toBe(true);
      }),
    );
  });
});

describe('a time', () => {
  const withDelay = (delayUs: unknown) => scenarioFrom({ ...good, link: { delayUs } });

  test.each([
    ['200ms', 200_000],
    ['1.5s', 1_500_000],
    ['40us', 40],
    ['0.25 ms', 250],
    ['0', 0],
    [200, 200],
  ])('may be %j', (text, us) => {
    expect(withDelay(text)).toMatchObject({ scenario: { link: { delayUs: us } } });
  });

  test.each(['200', '', 'soon', '-5ms', '0.5us', '86401s', ' 1s', 0.5, -1, null])(
    'is not %j',
    (text) => {
      expect(said(withDelay(text))).toEqual({
        path: 'link.delayUs',
        problem:
          'link.delayUs: expected a time from 0 to 86400s, such as "200ms", or a whole number of microseconds.',
      });
    },
  );

  test('may be written so wherever there is one', () => {
    const text = JSON.stringify({
      ...good,
      settings: { delayedAckUs: '40ms', keepAlive: { idleUs: '1s', intervalUs: '1s', probes: 2 } },
      actions: [{ atUs: '20ms', side: 'client', call: 'connect' }],
      server: { iss: [1], reactions: [{ on: 'data', afterUs: '1ms', call: 'close' }] },
      faults: [{ match: { from: 'client', nth: 1, afterUs: '2s' }, do: 'hold', untilUs: '3s' }],
      untilUs: '9s',
    });
    expect(parseScenario(text)).toEqual(
      parseScenario(
        text.replace(/"(\d+)m?s"/g, (time, n) =>
          String(Number(n) * (time.endsWith('ms"') ? 1000 : 1_000_000)),
        ),
      ),
    );
  });
});

describe('what is read besides', () => {
  test('the schema that a file names is of no meaning', () => {
    expect(scenarioFrom({ $schema: './scenario.schema.json', ...good })).toEqual(
      scenarioFrom(good),
    );
  });

  test('the scenario of a whole exported run', () => {
    const trace = simulate(scenarioById('open-data-close'));
    expect(parseScenario(toJson(trace))).toEqual({ scenario: trace.scenario });
    const run = { format: 'synfin-trace', version: 1 };
    expect(said(scenarioFrom({ ...run, scenario: { ...good, profile: 'x' } }))?.path).toBe(
      'scenario.profile',
    );
    expect(said(scenarioFrom(run))?.problem).toBe('The field scenario is missing.');
  });
});

describe('values that are each in order and do not go together', () => {
  const broken: [what: string, change: Record<string, unknown>, path: string, problem: RegExp][] = [
    [
      'a window has 16 bits (RFC 9293, 3.1), and nothing scales it',
      { profile: 'rfc', settings: { rcvBuf: 65_536 } },
      'settings.rcvBuf',
      /settings\.rcvBuf = 65536 .* windowFrom = octets.* 65,535/,
    ],
    [
      'the buffer may be the profile’s, and the other value that of one end',
      { profile: 'linuxTextbook', server: { iss: [1], settings: { windowFrom: 'octets' } } },
      'rcvBuf',
      /rcvBuf = 131072 .* server\.settings\.windowFrom = octets/,
    ],
    [
      'a buffer holds a segment with all the memory that it takes',
      { profile: 'linuxTextbook', settings: { mss: 9000, rcvBuf: 4096 } },
      'settings.rcvBuf',
      /settings\.rcvBuf = 4096 .* settings\.mss = 9000/,
    ],
    [
      'a probe takes no octet out of a buffer',
      { profile: 'rfc', settings: { smallSegments: 'linux' } },
      'settings.smallSegments',
      /settings\.smallSegments = linux .* probe = octet/,
    ],
    [
      'the bounds of the RTO are in order (RFC 6298, 2.4 and 2.5)',
      { profile: 'rfc', settings: { rtoMaxUs: 500_000 } },
      'rtoMinUs',
      /rtoMinUs = 1000000 .* settings\.rtoMaxUs = 500000/,
    ],
  ];

  test.each(broken)('%s', (_, change, path, problem) => {
    const found = said(scenarioFrom({ ...good, ...change }));
    expect(found?.path).toBe(path);
    expect(found?.problem).toMatch(problem);
  });

  test('and at their bounds they do', () => {
    const fine = [
      { profile: 'rfc', settings: { rcvBuf: 65_535 } },
      { profile: 'linuxTextbook', settings: { mss: 1460, rcvBuf: 1 } },
      { profile: 'rfc', settings: { smallSegments: 'linux', probe: 'empty' } },
    ];
    for (const change of fine) expect(said(scenarioFrom({ ...good, ...change }))).toBeNull();
  });

  test('another profile that a reader chooses offers no window beyond its field either', () => {
    const big = { ...scenarioById('open-data-close'), settings: { rcvBuf: 1_000_000 } };
    const { flights } = simulate({ ...big, profile: 'rfc' });
    expect(Math.max(...flights.map(({ segment }) => segment.wnd))).toBe(65_535);
  });
});
