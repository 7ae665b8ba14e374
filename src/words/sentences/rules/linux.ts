/** What is said of what Linux does beyond the RFCs, or otherwise. */
import type { RuleId } from '../../../../machines/tcp/rules.ts';
import { says, type ChoicesOf } from '../choice.ts';
import { started } from '../facts.ts';
import type { Telling } from '../telling.ts';

const orphaned = (t: Telling): boolean => t.before?.orphan === true;

export const linux = {
  'linux.emptyProbe': {
    text: says((t) => {
      const next = started(t, 'persist');
      return ['noData', next !== null && 'next'];
    }),
  },
  'linux.patienceOver': {
    text: says((t) => {
      const other = t.peerEnd.state;
      return [
        orphaned(t) ? 'orphaned' : 'usual',
        'nothingSent',
        other !== 'CLOSED' && other !== 'LISTEN' && 'peerUnaware',
      ];
    }),
  },
} satisfies ChoicesOf<RuleId>;
