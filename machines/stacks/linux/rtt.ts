/**
 * Linux's round-trip estimator: the variance reacts at once to a longer round trip, recedes once per round trip, and
 * never falls below the minimum RTO. RTO = SRTT + RTTVAR, where RTTVAR already holds the factor 4.
 */
import type { RoundTripPolicy } from '../../tcp/policy.ts';
import type { Segment } from '../../tcp/segment.ts';
import { after, type Seq } from '../../tcp/sequence.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import { timestampAt } from '../../tcp/timestamps.ts';
import type { Connected } from '../../tcp/turn.ts';
import { recoveryOf, setRecovery } from './scoreboard.ts';
import { linuxOf, newVariables, set, type LinuxVariables } from './variables.ts';

export const linuxRoundTrip: RoundTripPolicy<Connected> = {
  variables: newVariables,
  rule: 'linux.rtoSample',
  sampled(turn, sampleUs) {
    const { tcb, profile } = turn;
    const { srttUs, rttvarUs, sndUna, sndNxt } = tcb;
    const was = { srttUs, rttvarUs, sndUna, sndNxt, linux: linuxOf(tcb) };
    const { linux, ...estimated } = estimate(was, sampleUs, profile.rtoMinUs);
    Object.assign(tcb, estimated);
    set(turn, linux);
    // the handshake's is the first of which the least is taken; what comes later is noted with the ACK
    if (recoveryOf(turn).minRttUs === null)
      setRecovery(turn, { minRttUs: sampleUs, minRttAt: turn.now });
    return Math.min((tcb.srttUs ?? 0) + tcb.rttvarUs, profile.rtoMaxUs);
  },
  isUnmeasured: ({ tcb }) => tcb.srttUs === null,
  // one timeout of a second may be the path's; more are not, unless the very first SYN is what was answered
  startsSmall: ({ tcb }, segment) => tcb.synTimeouts >= 2 && !answersFirstSyn(tcb, segment),
};

/** The timeouts were needless: the echo is that of the SYN that left first. */
const answersFirstSyn = (tcb: Tcb, segment: Segment | null): boolean =>
  tcb.timestampsOk && segment?.timestamps?.echo === timestampAt(tcb, linuxOf(tcb).synAt);

interface Estimate {
  readonly srttUs: number | null;
  readonly rttvarUs: number;
  readonly linux: Pick<LinuxVariables, 'mdevUs' | 'mdevMaxUs' | 'rttSeq'>;
}

/** The estimate after one more sample. */
function estimate(
  was: Estimate & { readonly sndUna: Seq; readonly sndNxt: Seq },
  sampleUs: number,
  minUs: number,
): Estimate {
  if (was.srttUs === null) {
    const mdevUs = 2 * sampleUs;
    const rttvarUs = Math.max(mdevUs, minUs);
    return {
      srttUs: sampleUs,
      rttvarUs,
      linux: { mdevUs, mdevMaxUs: rttvarUs, rttSeq: was.sndNxt },
    };
  }
  const error = sampleUs - was.srttUs;
  const srttUs = was.srttUs + error / 8;
  const mdevUs = was.linux.mdevUs + deviation(error, was.linux.mdevUs);
  let { mdevMaxUs, rttSeq } = was.linux;
  let { rttvarUs } = was;
  if (mdevUs > mdevMaxUs) {
    mdevMaxUs = mdevUs;
    rttvarUs = Math.max(rttvarUs, mdevMaxUs);
  }
  if (after(was.sndUna, rttSeq)) {
    if (mdevMaxUs < rttvarUs) rttvarUs -= (rttvarUs - mdevMaxUs) / 4;
    rttSeq = was.sndNxt;
    mdevMaxUs = minUs;
  }
  return { srttUs, rttvarUs, linux: { mdevUs, mdevMaxUs, rttSeq } };
}

/** The change of the deviation; a shorter round trip raises it only slowly. */
function deviation(error: number, mdevUs: number): number {
  const change = Math.abs(error) - mdevUs / 4;
  return error < 0 && change > 0 ? change / 8 : change;
}
