/** What is said of what Linux does beyond the RFCs, or otherwise. */
import type { RuleId } from '../../../../machines/tcp/rules.ts';
import { says, type ChoicesOf } from '../choice.ts';
import { started } from '../facts.ts';
import type { Telling } from '../telling.ts';

const orphaned = (t: Telling): boolean => t.before?.orphan === true;

/** An unused window stays as it is, and so tells in which phase it is. */
const isInSlowStart = ({ before, after }: Telling): boolean => {
  const tcb = after ?? before;
  return tcb !== null && tcb.cwnd < tcb.ssthresh;
};

export const linux = {
  'linux.windowUnused': { text: says((t) => (isInSlowStart(t) ? 'slowStart' : 'avoidance')) },
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
        other !== 'CLOSED' && other !== 'LISTEN' && 'peerUnaware',
      ];
    }),
  },
} satisfies ChoicesOf<RuleId>;
