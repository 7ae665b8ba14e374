/** Values of an end that are each in order and do not go together. Each rule names two fields, and why. */
import type { Profile } from '../../machines/tcp/profile.ts';
import { LARGEST_WINDOW } from '../../machines/tcp/segment.ts';
import { memoryOf } from '../../machines/stacks/linux/receiveMemory.ts';
import { bufferOf } from '../../machines/stacks/linux/memory.ts';
import { SIDES, type Side } from '../trace/side.ts';
import type { Together, TogetherRule } from './expected.ts';
import { endInfoOf, type Scenario } from './scenario.ts';

/** Values that are a number or a word. */
type Field =
  | 'rcvBuf'
  | 'windowFrom'
  | 'mss'
  | 'smallSegments'
  | 'probe'
  | 'rtoMinUs'
  | 'rtoMaxUs'
  | 'rtoInitialUs';

interface Rule {
  readonly fields: readonly [Field, Field];
  readonly isBroken: (profile: Profile) => boolean;
}

const RULES: Readonly<Record<TogetherRule, Rule>> = {
  // A window is told in 16 bits (RFC 9293, 3.1), and nothing scales it.
  windowInField: {
    fields: ['rcvBuf', 'windowFrom'],
    isBroken: ({ rcvBuf, windowFrom }) => windowFrom === 'octets' && rcvBuf > LARGEST_WINDOW,
  },
  segmentInBuffer: {
    fields: ['rcvBuf', 'mss'],
    isBroken: (profile) =>
      profile.windowFrom === 'memory' && memoryOf(profile.mss) > bufferOf(profile),
  },
  // The octet of a probe would have to be taken out of a buffer, which Linux does not do.
  probeOfBuffer: {
    fields: ['smallSegments', 'probe'],
    isBroken: ({ smallSegments, probe }) => smallSegments === 'linux' && probe === 'octet',
  },
  // RFC 6298, 2.4 and 2.5
  rtoBounds: {
    fields: ['rtoMinUs', 'rtoMaxUs'],
    isBroken: ({ rtoMinUs, rtoMaxUs }) => rtoMinUs > rtoMaxUs,
  },
  firstRto: {
    fields: ['rtoInitialUs', 'rtoMaxUs'],
    isBroken: ({ rtoInitialUs, rtoMaxUs }) => rtoInitialUs > rtoMaxUs,
  },
};

/** The first rule that an end of a scenario breaks; null where all values go together. */
export function brokenTogether(scenario: Scenario): Together | null {
  for (const side of SIDES) {
    const { profile } = endInfoOf(scenario, side).stack;
    for (const [rule, { fields, isBroken }] of Object.entries(RULES) as [TogetherRule, Rule][]) {
      if (!isBroken(profile)) continue;
      const [one, other] = fields.map((key) => ({
        path: pathIn(scenario, side, key),
        value: String(profile[key]),
      }));
      if (one && other) return { why: 'together', rule, one, other };
    }
  }
  return null;
}

/** Where a value is set; its bare name where it is the profile's own. */
function pathIn(scenario: Scenario, side: Side, key: Field): string {
  if (scenario[side].settings?.[key] !== undefined) return `${side}.settings.${key}`;
  return scenario.settings?.[key] !== undefined ? `settings.${key}` : key;
}
