/** What is simplified or left out; null where no run can show it, and then the words say why. */
import type { Case } from '../case.ts';
import { calls, cites, fires, leaves, sentBy } from '../moments.ts';

export const SIMPLIFIED = {
  'security-and-urgent': null,
  'ports-and-checksums': null,
  options: {
    scenario: 'open-data-close',
    moment: leaves(sentBy('client', 'SYN')),
    highlight: [{ kind: 'flights', find: sentBy('client', 'SYN') }],
  },
  'path-and-icmp': null,
  'no-contents': {
    scenario: 'open-data-close',
    moment: cites('text.delivered'),
    highlight: [{ kind: 'flights', find: sentBy('client', 'DATA') }],
  },
  'initial-numbers': {
    scenario: 'open-data-close',
    moment: calls('client', 'connect'),
    highlight: [{ kind: 'variable', side: 'client', name: 'SND.UNA' }],
  },
  'one-link': {
    scenario: 'fast-retransmit',
    moment: leaves(sentBy('client', 'DATA')),
    highlight: [
      {
        kind: 'flights',
        find: (trace) => [1, 3, 4].flatMap((nth) => sentBy('client', 'DATA', nth)(trace)),
      },
    ],
  },
  'exact-timers': {
    scenario: 'data-lost',
    profile: 'linuxTextbook',
    moment: fires('client', 'retransmission'),
    highlight: [{ kind: 'timer', side: 'client', timer: 'retransmission' }],
  },
  // a second small segment leaves, although the first is not acknowledged: it is lost
  'no-nagle': {
    scenario: 'delayed-ack',
    lose: [{ from: 'client', nth: 3 }],
    moment: calls('client', 'send', 2),
    highlight: [{ kind: 'flights', find: sentBy('client', 'DATA', 2) }],
  },
  'which-linux': null,
  'linux-left-out': null,
} as const satisfies Readonly<Record<string, Case | null>>;
