/** What is said of congestion control (RFC 5681, RFC 6582). */
import type { RuleId } from '../../../../machines/tcp/rules.ts';
import { says, type ChoicesOf } from '../choice.ts';
import { sentAgain } from '../facts.ts';

export const congestion = {
  'congestion.slowStart': {
    text: says((t) => (t.profile.congestion === 'linux' ? 'linux' : 'rfc')),
  },
  'congestion.timeout': {
    // Of one loss only the first timeout sets ssthresh (RFC 5681, 3.1).
    text: says((t) => [
      'fallsToOne',
      t.before?.ssthresh !== t.after?.ssthresh &&
        t.profile.congestionControl === 'reno' &&
        (t.profile.congestion === 'linux' ? 'halfOfWindow' : 'halfOfFlight'),
    ]),
    aside: says((t) =>
      (sentAgain(t)?.dataLen ?? 0) > 0 && (t.before?.cwnd ?? 0) > (t.after?.cwnd ?? 0)
        ? 'fallsToOne'
        : null,
    ),
  },
  'congestion.fastRetransmit': {
    text: says((t) => ['takenForLost', t.profile.congestion === 'linux' ? 'linux' : 'rfc']),
  },
  'congestion.recovered': {
    text: says((t) => (t.profile.congestion === 'linux' ? 'linux' : 'rfc')),
  },
} satisfies ChoicesOf<RuleId>;
