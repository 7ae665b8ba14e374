/** What is simplified or left out. In English. */
import type { NotesOf } from '../../../contract/index.ts';
import { code, phrase } from '../../../phrase.ts';

export const simplified: NotesOf<'simplified'> = {
  'security-and-urgent': {
    title: 'Two steps are left out',
    text: phrase`The third step of 3.10.7.4 (security compartments) and the sixth (urgent data). Hardly anyone uses either, and no run can show what is not there.`,
  },
  'ports-and-checksums': {
    title: 'No ports, no checksums',
    text: phrase`There is one pair of ends, so nobody need be told apart, and what arrives is never damaged. So there is no run to show it.`,
  },
  options: {
    title: 'One option',
    text: phrase`A SYN carries the MSS. Window scaling, SACK and timestamps are left out: a window is at most 65,535 bytes, and only cumulative ACKs say what has arrived.`,
  },
  'path-and-icmp': {
    title: 'Nothing from the way',
    text: phrase`No router answers: there is no ICMP and no search for the path’s MTU. A run can only show that nothing comes.`,
  },
  'no-contents': {
    title: 'Data without contents',
    text: phrase`Data has a length and a place in the sequence, but no bytes in it. That is all TCP looks at.`,
  },
  'initial-numbers': {
    title: 'Initial numbers to read by',
    text: phrase`The scenario sets each ${code('ISS')}, small and round. A real end takes it from a clock and a secret (3.4.1), so that nobody can guess it.`,
  },
  'one-link': {
    title: 'A network with a delay alone',
    text: phrase`The link has no bandwidth and no queue: whatever leaves at one moment arrives at one moment, however long it is. The ends take no time to think.`,
  },
  'exact-timers': {
    title: 'Timers that are on time',
    text: phrase`A timer fires to the microsecond. A kernel’s is never early and up to an eighth of its length late; the tests, which compare with recorded connections, count with that.`,
  },
  'which-linux': {
    title: 'Which Linux',
    text: phrase`Linux 6.18 with timestamps, SACK and window scaling off. Connections were recorded from it; the profile sends the same segments, walks the same states, and its timers agree. The tests show that, not a run.`,
  },
  'linux-left-out': {
    title: 'What the Linux profile leaves out',
    text: phrase`Tail loss probes, SYN cookies, the accept queue, the limit of the send buffer, and a receive buffer that grows by itself. A run cannot show what is not there.`,
  },
};
