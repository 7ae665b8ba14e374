/** A reader's scenario file: what is wrong with it is one clear sentence with the path of the field. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROFILES } from '../../machines/stacks/profiles.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { editor } from '../../src/words/en/views/editor.ts';
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
