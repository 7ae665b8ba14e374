/** What is simplified or left out. In English. */
import type { NotesOf } from '../../../contract/index.ts';
import { code, phrase } from '../../../phrase.ts';

export const simplified: NotesOf<'simplified'> = {
  'security-and-urgent': {
    title: 'Two steps are left out',
    text: phrase`The third step of 3.10.7.4 (security compartments) and the sixth (urgent data) are left out. Both are hardly used. No run can show what is not there.`,
  },
  'ports-and-checksums': {
    title: 'No ports, no checksums',
    text: phrase`There is one client and one server, so no port is needed to tell connections apart. Segments are never corrupted. No run can show this.`,
  },
  options: {
    title: 'By default one option: MSS',
    text: phrase`Unless the profile is Linux as installed, or the switch beside the profiles is on, a SYN carries the MSS option and no other. There is no window scaling, SACK or timestamp then: a window has at most 65,535 bytes, and only cumulative ACKs report what has arrived.`,
  },
  'path-and-icmp': {
    title: 'No ICMP, no path MTU discovery',
    text: phrase`Routers send nothing back. A run could only show that nothing arrives.`,
  },
  'no-contents': {
    title: 'Data without contents',
    text: phrase`Data has a length and sequence numbers, but no contents. TCP does not look at the contents either.`,
  },
  'initial-numbers': {
    title: 'Simple initial sequence numbers',
    text: phrase`The scenario sets each ${code('ISS')} to a small round number. A real host computes it from a clock and a keyed hash (3.4.1), so that no attacker can guess it.`,
  },
  'one-link': {
    title: 'A network with delay only',
    text: phrase`The link has no bandwidth limit and no queue. Segments that leave together arrive together, whatever their length. Hosts process a segment in no time.`,
  },
  'exact-timers': {
    title: 'Exact timers',
    text: phrase`A timer fires to the microsecond. A timer of the Linux kernel is never early and up to an eighth of its length late. The tests that compare with recorded connections allow for that.`,
  },
  'no-nagle': {
    title: 'Nagle is off',
    text: phrase`RFC 9293 says that TCP SHOULD implement the Nagle algorithm (3.7.4, SHLD-7). Both textbook profiles have it off, as an application does with ${code('TCP_NODELAY')}; Linux as installed has it on. Here 100 bytes are sent while earlier data is unacknowledged: Nagle would hold them back. Where it is on, ${code('close()')} goes past it, and the last short segment leaves with the FIN: stacks do so, RFC 9293 does not mention it.`,
  },
  'which-linux': {
    title: 'Which Linux',
    text: phrase`Linux 6.18, with its defaults or with textbook settings. In the latter these are off: timestamps, SACK, window scaling, the metrics cache. Changed: Reno instead of CUBIC, ${code('tcp_syn_linear_timeouts')}=0 instead of 4, ${code('TCP_NODELAY')} on every socket. The tests, not a run, show that segments, states and timers agree with the recordings.`,
  },
  'linux-left-out': {
    title: 'What the Linux profile leaves out',
    text: phrase`SYN cookies, the accept queue and the metrics cache (but for the cookie of TCP Fast Open, which is asked for in the form of RFC 7413 alone). SACK ACKs are not compressed: a kernel may delay them by up to a millisecond and send fewer; nor are packets joined in the send buffer, each of which counts 832 bytes beside its data, as recorded. HyStart never ended slow start in a recording, so its exit is not proven. One recorded connection differs: the queue of its burst makes the probe’s round trip shorter than the least one before, which a link of constant delay cannot. No run can show what is not there.`,
  },
};
