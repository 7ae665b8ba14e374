/** What leaves next during recovery, and whether it may: NextSeg () of RFC 6675, section 4, and step (C) of section 5. */
import { windowLeft } from '../../../tcp/output/output.ts';
import { indexOf, itemAt, replaced } from '../../../tcp/listChanges.ts';
import { endOf, resendAt } from '../../../tcp/output/retransmissionQueue.ts';
import { after, before, notBefore } from '../../../tcp/sequence.ts';
import { flightSize, type InFlight, type Tcb } from '../../../tcp/tcb.ts';
import { cite, type Connected } from '../../../tcp/turn.ts';
import { highestSacked, lossEdge, pipeOf, sentSinceTimeout } from './scoreboard.ts';
import { sackOf, setSack } from './variables.ts';

/** A timeout ended recovery, or came without one: until RecoveryPoint is acknowledged none begins (5.1). */
export const isAfterTimeout = ({ recovering, sndUna, recover }: Tcb): boolean =>
  !recovering && before(sndUna, recover);

/** Octets that new data may take: by pipe in recovery and while duplicates come (Limited Transmit, section 5, step 3). */
export function roomBySack(tcb: Tcb): number {
  const byPipe = tcb.recovering || (tcb.dupAcks > 0 && !isAfterTimeout(tcb));
  return byPipe ? fullSegments(tcb, tcb.cwnd - pipeOf(tcb)) : tcb.cwnd - flightSize(tcb);
}

/** Nothing leaves into less than SMSS. */
const fullSegments = ({ sndMss }: Tcb, room: number): number => (room >= sndMss ? room : 0);

/** Octets that what is lost may take: as new data, but in slow start by what has left since the timeout. */
export const roomForLost = (tcb: Tcb): number =>
  isAfterTimeout(tcb) ? fullSegments(tcb, tcb.cwnd - sentSinceTimeout(tcb)) : roomBySack(tcb);

/** Step (C): rules 1, 3 and 4 of NextSeg (). New data, rule 2, leaves with `output`, and goes before rules 3 and 4. */
export function sendWhatIsNext(turn: Connected): void {
  while (
    roomBySack(turn.tcb) > 0 &&
    (sendsLost(turn) || (!newDataWaits(turn) && lastResort(turn)))
  );
}

const newDataWaits = (turn: Connected): boolean => turn.tcb.unsent > 0 && windowLeft(turn) > 0;

/** Rule 1: the first segment that is lost and has not gone again. */
function sendsLost(turn: Connected): boolean {
  const edge = lossEdge(turn.tcb);
  const index = nextHole(turn);
  const entry = itemAt(turn.tcb.inFlight, index);
  if (index < 0 || !entry || edge === null || !before(entry.seq, edge)) return false;
  cite(turn, 'sack.sendsLost');
  sendAgain(turn, index);
  return true;
}

/** Rules 3 and 4: what may be lost, though too little above it has arrived to say so. Says whether something left. */
export function lastResort(turn: Connected): boolean {
  const { tcb } = turn;
  const hole = nextHole(turn);
  if (hole >= 0) {
    cite(turn, 'sack.lastResort');
    sendAgain(turn, hole);
    return true;
  }
  const last = lastNotArrived(turn);
  if (last < 0 || !mayRescue(tcb, itemAt(tcb.inFlight, last) as InFlight)) return false;
  cite(turn, 'sack.rescue');
  takeForLost(turn, last);
  resendAt(turn, last, 'rescueAgain');
  setSack(turn, { rescueRxt: tcb.recover });
  return true;
}

/** The first segment above HighRxt that has not arrived, while something above it has; -1 where there is none. */
export function nextHole({ tcb }: Connected): number {
  const { highRxt } = sackOf(tcb);
  const highest = highestSacked(tcb);
  return indexOf(
    tcb.inFlight,
    ({ seq, sacked }) => !sacked && notBefore(seq, highRxt) && before(seq, highest),
  );
}

/**
 * Once per recovery: HighACK is beyond RescueRxt. Where the end of the flight has left since recovery began, nothing says that it is
 * overdue, and the rescue, which is a SHOULD, is not made.
 */
function mayRescue({ sndUna, recover, own }: Tcb, { seq }: InFlight): boolean {
  const { rescueRxt } = sackOf({ own });
  return (rescueRxt === null || after(sndUna, rescueRxt)) && before(seq, recover);
}

function lastNotArrived({ tcb: { inFlight } }: Connected): number {
  let at = inFlight.length - 1;
  while (at >= 0 && itemAt(inFlight, at)?.sacked) at -= 1;
  return at;
}

/** It goes again, and HighRxt moves behind it. */
export function sendAgain(turn: Connected, index: number): void {
  takeForLost(turn, index);
  resendAt(turn, index, isAfterTimeout(turn.tcb) ? 'timerAgain' : 'sackAgain');
  turn.tcb.firstAgainAt ??= turn.now;
  setSack(turn, { highRxt: endOf(itemAt(turn.tcb.inFlight, index) as InFlight) });
}

/** Presumed dropped: what IsLost () says, or what goes again without it. */
function takeForLost({ tcb }: Connected, index: number): void {
  const entry = itemAt(tcb.inFlight, index) as InFlight;
  if (!entry.lost) tcb.inFlight = replaced(tcb.inFlight, index, { ...entry, lost: true });
}

/**
 * After a timeout, as far as the congestion window has room for what has left since: the holes that new SACKs show (5.1; NextSeg ()
 * is not for slow start). Where the profile takes all for lost that was in flight, all of it.
 */
export function fillHoles(turn: Connected): void {
  const { tcb, profile } = turn;
  const { recover } = tcb;
  const next = () =>
    profile.afterTimeout === 'front'
      ? nextHole(turn)
      : indexOf(tcb.inFlight, ({ seq, sacked }) => !sacked && notBefore(seq, sackOf(tcb).highRxt));
  for (let at = next(); at >= 0 && roomForLost(tcb) > 0; at = next()) {
    if (!before((itemAt(tcb.inFlight, at) as InFlight).seq, recover)) return;
    cite(turn, 'sack.fillsHoles');
    sendAgain(turn, at);
  }
}
