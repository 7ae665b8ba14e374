/**
 * TCP Fast Open (RFC 7413): a SYN carries data, and the peer's program may have it before the handshake is over. A cookie from an
 * earlier connection shows that the client is where it says it is.
 */
import { listOf, mapped } from './listChanges.ts';
import { cutInFlight, resendAt, sendNew, sendSynWithData } from './output/retransmissionQueue.ts';
import type { Profile } from './profile.ts';
import { beginTransfer } from './segmentArrives/established.ts';
import { trimmed } from './segmentArrives/step1Sequence.ts';
import { deliver } from './segmentArrives/step7Text.ts';
import { DEFAULT_MSS, type Options, type Segment } from './segment.ts';
import { cite, startTimer, stopTimer, type Connected, type PeerCookie } from './turn.ts';

/** What a server makes of the client's address with a key of its own (4.1.2): the same each time. */
const COOKIE = '5f1d0c6b2e9a4873';
/** What it made of it with the key that it had before (4.1.2: keys are changed now and then). */
const OUTDATED = 'c30e71a894d2b65f';

/** Room that is left for options in a SYN with data. */
const OPTIONS_OCTETS = 40;

const isClient = ({ fastOpen }: Profile): boolean => fastOpen === 'client' || fastOpen === 'both';
const isServer = ({ fastOpen }: Profile): boolean => fastOpen === 'server' || fastOpen === 'both';

/** What the client may show: a cookie, or that none is needed (`''`); null where it has to ask. */
function cookieOf({ peerCookie, profile }: Connected): PeerCookie | null {
  const { mss, fastOpenCookie } = profile;
  if (fastOpenCookie === 'none') return { cookie: '', mss };
  if (peerCookie) return peerCookie;
  if (fastOpenCookie === 'known') return { cookie: COOKIE, mss };
  return fastOpenCookie === 'outdated' ? { cookie: OUTDATED, mss } : null;
}

/** The SYN of an active OPEN, to which the program gave so many octets. What does not fit, or may not leave yet, waits. */
export function sendSyn(turn: Connected, octets: number): void {
  const { tcb, profile, policies } = turn;
  if (octets === 0 || !isClient(profile)) {
    sendNew(turn, { syn: true });
    if (octets > 0) policies.cutting.keep(turn, octets);
    return;
  }
  tcb.fastOpen = 'asked';
  const known = cookieOf(turn);
  const most = known ? Math.min(known.mss, profile.mss) - OPTIONS_OCTETS : 0;
  const dataLen = Math.min(octets, Math.max(most, 0));
  if (known && dataLen > 0) {
    cite(turn, 'fastOpen.sends');
    sendSynWithData(turn, dataLen, known.cookie === '' ? {} : { fastOpen: known.cookie });
  } else {
    cite(turn, 'fastOpen.asks');
    sendNew(turn, { syn: true, options: { fastOpen: '' } });
  }
  if (octets > dataLen) policies.cutting.keep(turn, octets - dataLen);
}

/** A listener meets the option, and data, in a SYN. Gives what its SYN+ACK says of it. */
export function meetFastOpen(turn: Connected, syn: Segment): Options {
  const { profile } = turn;
  const { fastOpen, dataLen } = syn;
  if (!isServer(profile)) return {};
  const isProven =
    profile.fastOpenCookie === 'none' ? dataLen > 0 || fastOpen !== undefined : fastOpen === COOKIE;
  if (isProven) {
    accept(turn, syn);
    return {};
  }
  if (fastOpen === undefined) return {};
  cite(turn, fastOpen === '' ? 'fastOpen.gives' : 'fastOpen.refuses');
  return { fastOpen: COOKIE };
}

/** The connection is the program's at once, and so is what the SYN carried. */
function accept(turn: Connected, syn: Segment): void {
  const { tcb, policies } = turn;
  cite(turn, 'fastOpen.accepts');
  tcb.fastOpen = 'accepted';
  tcb.held = listOf();
  beginTransfer(turn, null);
  const text = trimmed(turn, { ...syn, fin: false });
  if (text.dataLen === 0) return;
  deliver(turn, text);
  policies.window.textOfSyn?.(turn);
}

/** The SYN+ACK has come: its cookie is kept, and what it does not acknowledge of the SYN's data goes again at once. */
export function meetAnswer(turn: Connected, synAck: Segment): void {
  const { tcb, policies } = turn;
  if (tcb.fastOpen === 'asked' && synAck.fastOpen) {
    cite(turn, 'fastOpen.keeps');
    turn.peerCookie = { cookie: synAck.fastOpen, mss: synAck.mss ?? DEFAULT_MSS };
  }
  if (tcb.inFlight.length === 0) {
    policies.acks.connected?.(turn);
    return;
  }
  cite(turn, 'fastOpen.again');
  cutInFlight(turn, tcb.sndMss);
  tcb.inFlight = mapped(tcb.inFlight, (entry) => ({ ...entry, lost: true }));
  for (let i = 0; i < tcb.inFlight.length; i++) resendAt(turn, i, 'notTakenAgain');
  tcb.firstAgainAt ??= turn.now;
  stopTimer(turn, 'lossProbe');
  startTimer(turn, 'retransmission', tcb.rtoUs);
}
