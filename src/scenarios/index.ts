/** The built-in scenarios. Each has a file of its own; the order and the groups are in `ids.ts`. */
import type { Scenario } from '../simulation/scenario.ts';
import { openDataClose } from './openDataClose.ts';
import { threeSegmentClose } from './threeSegmentClose.ts';
import { halfClose } from './halfClose.ts';
import { serverClosesFirst } from './serverClosesFirst.ts';
import { synLost } from './synLost.ts';
import { synAckLost } from './synAckLost.ts';
import { synAckLostByTheLetter } from './synAckLostByTheLetter.ts';
import { handshakeAckLostClientSpeaks } from './handshakeAckLostClientSpeaks.ts';
import { handshakeAckLostSilence } from './handshakeAckLostSilence.ts';
import { synLostUntilGiveUp } from './synLostUntilGiveUp.ts';
import { refused } from './refused.ts';
import { simultaneousOpen } from './simultaneousOpen.ts';
import { oldDuplicateSyn } from './oldDuplicateSyn.ts';
import { dataLost } from './dataLost.ts';
import { dataAckLost } from './dataAckLost.ts';
import { fastRetransmit } from './fastRetransmit.ts';
import { finOvertakesData } from './finOvertakesData.ts';
import { delayedAck } from './delayedAck.ts';
import { zeroWindow } from './zeroWindow.ts';
import { sequenceWrap } from './sequenceWrap.ts';
import { firstFinLost } from './firstFinLost.ts';
import { firstFinAckLost } from './firstFinAckLost.ts';
import { secondFinLost } from './secondFinLost.ts';
import { lastAckLost } from './lastAckLost.ts';
import { finMeetsClosed } from './finMeetsClosed.ts';
import { noTimeWaitOldData } from './noTimeWaitOldData.ts';
import { timeWaitOldData } from './timeWaitOldData.ts';
import { simultaneousClose } from './simultaneousClose.ts';
import { peerNeverCloses } from './peerNeverCloses.ts';
import { closeWaitLeak } from './closeWaitLeak.ts';
import { aborted } from './aborted.ts';
import { halfOpen } from './halfOpen.ts';
import { blindReset } from './blindReset.ts';
import { timeWaitKilled } from './timeWaitKilled.ts';
import { keepAliveFindsDeadPeer } from './keepAliveFindsDeadPeer.ts';
import { oneMslIsNotEnough } from './oneMslIsNotEnough.ts';
import { synInTimeWait } from './synInTimeWait.ts';
import { connectInTimeWait } from './connectInTimeWait.ts';
import { listenInTimeWait } from './listenInTimeWait.ts';
import { finWait2TimesOut } from './finWait2TimesOut.ts';
import { finTimeout } from './finTimeout.ts';
import { linuxConnectGivesUp } from './linuxConnectGivesUp.ts';
import { forgedSyn } from './forgedSyn.ts';
import { halfOpenReconnect } from './halfOpenReconnect.ts';
import { strayAck } from './strayAck.ts';
import { slowReader } from './slowReader.ts';
import { forgedData } from './forgedData.ts';
import { callAgainInTimeWait } from './callAgainInTimeWait.ts';
import { closeUnread } from './closeUnread.ts';
import { dataAfterClose } from './dataAfterClose.ts';
import type { ScenarioId } from './ids.ts';

const SCENARIOS: Readonly<Record<ScenarioId, Scenario>> = {
  'open-data-close': openDataClose,
  'three-segment-close': threeSegmentClose,
  'half-close': halfClose,
  'server-closes-first': serverClosesFirst,
  'syn-lost': synLost,
  'syn-ack-lost': synAckLost,
  'syn-ack-lost-by-the-letter': synAckLostByTheLetter,
  'handshake-ack-lost-client-speaks': handshakeAckLostClientSpeaks,
  'handshake-ack-lost-silence': handshakeAckLostSilence,
  'syn-lost-until-give-up': synLostUntilGiveUp,
  refused: refused,
  'simultaneous-open': simultaneousOpen,
  'old-duplicate-syn': oldDuplicateSyn,
  'data-lost': dataLost,
  'data-ack-lost': dataAckLost,
  'fast-retransmit': fastRetransmit,
  'fin-overtakes-data': finOvertakesData,
  'delayed-ack': delayedAck,
  'zero-window': zeroWindow,
  'sequence-wrap': sequenceWrap,
  'first-fin-lost': firstFinLost,
  'first-fin-ack-lost': firstFinAckLost,
  'second-fin-lost': secondFinLost,
  'last-ack-lost': lastAckLost,
  'fin-meets-closed': finMeetsClosed,
  'no-time-wait-old-data': noTimeWaitOldData,
  'time-wait-old-data': timeWaitOldData,
  'simultaneous-close': simultaneousClose,
  'peer-never-closes': peerNeverCloses,
  'close-wait-leak': closeWaitLeak,
  aborted: aborted,
  'half-open': halfOpen,
  'blind-reset': blindReset,
  'time-wait-killed': timeWaitKilled,
  'stray-ack': strayAck,
  'slow-reader': slowReader,
  'forged-data': forgedData,
  'call-again-in-time-wait': callAgainInTimeWait,
  'close-unread': closeUnread,
  'data-after-close': dataAfterClose,
  'keep-alive-finds-dead-peer': keepAliveFindsDeadPeer,
  'one-msl-is-not-enough': oneMslIsNotEnough,
  'syn-in-time-wait': synInTimeWait,
  'connect-in-time-wait': connectInTimeWait,
  'listen-in-time-wait': listenInTimeWait,
  'fin-wait-2-times-out': finWait2TimesOut,
  'fin-timeout': finTimeout,
  'linux-connect-gives-up': linuxConnectGivesUp,
  'forged-syn': forgedSyn,
  'half-open-reconnect': halfOpenReconnect,
};

/** A built-in scenario. */
export const scenarioById = (id: ScenarioId): Scenario => SCENARIOS[id];
