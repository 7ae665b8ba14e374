/** One switch for the options of both ends: off in the textbook's TCP, on in today's Linux, and the scenario's own data. */
import { describe, expect, test } from 'vitest';
import { scenarioById } from '../../src/scenarios/index.ts';
import { offeredIn, withOffered } from '../../src/simulation/offeredOptions.ts';
import { scenarioFrom } from '../../src/simulation/parseScenario.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { optionTexts } from '../../machines/tcp/options.ts';

const base = (profile: Scenario['profile']): Scenario => ({
  ...scenarioById('open-data-close'),
  profile,
});
const synOf = (scenario: Scenario): string =>
  optionTexts(simulate(scenario).flights[0]!.segment).join(' ');

describe('the switch', () => {
  test.each([
    ['rfc', 'none'],
    ['linuxTextbook', 'none'],
    ['classic', 'none'],
    ['linux', 'all'],
  ] as const)('%s offers %s', (profile, offered) => {
    expect(offeredIn(base(profile))).toBe(offered);
    const other = withOffered(base(profile), offered === 'none');
    expect(offeredIn(other)).toBe(offered === 'none' ? 'all' : 'none');
    expect(withOffered(other, offered === 'all')).toEqual(base(profile));
  });

  test('on, a SYN offers SACK, timestamps and window scaling', () => {
    expect(synOf(base('rfc'))).toBe('mss 1000');
    expect(synOf(withOffered(base('rfc'), true))).toMatch(
      /^mss 1000 sackOK TS val \d+ ecr 0 nop wscale 0$/,
    );
    expect(synOf(withOffered(base('linux'), false))).toBe('mss 1460');
  });

  test('what one end sets for itself is the switch’s too; the rest stays', () => {
    const scenario = {
      ...base('rfc'),
      settings: { mss: 500 },
      client: { ...base('rfc').client, settings: { sack: true, nagle: true } },
    };
    expect(offeredIn(scenario)).toBe('some');
    const off = withOffered(scenario, false);
    expect(offeredIn(off)).toBe('none');
    expect(off.settings).toEqual({ mss: 500 });
    expect(off.client.settings).toEqual({ nagle: true });
  });

  test('a file keeps it', () => {
    const on = withOffered(base('rfc'), true);
    const read = scenarioFrom(JSON.parse(JSON.stringify(on)));
    expect('scenario' in read && offeredIn(read.scenario)).toBe('all');
  });
});
