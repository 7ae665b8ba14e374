/** What is said of what the application asks for (RFC 9293, 3.10.1 to 3.10.6). */
import type { RuleId } from '../../../../machines/tcp/rules.ts';
import type { Segment } from '../../../../machines/tcp/segment.ts';
import type { Seq } from '../../../../machines/tcp/sequence.ts';
import type { State } from '../../../../machines/tcp/states.ts';
import { code, type Mark } from '../../phrase.ts';
import { says, type ChoicesOf } from '../choice.ts';
import { lastOctet, newData, octets, ourNumber, started, waiting, wraps } from '../facts.ts';
import type { Telling } from '../telling.ts';
import { unwritten } from './send.ts';

/** The call as the application writes it: `close()`. */
export const callName = (t: Telling): Mark => code(`${t.call?.call ?? 'call'}()`);

/** What the application took out of the receive buffer in this step. */
export const readNow = (t: Telling): number =>
  Math.max(0, (t.before?.unread ?? 0) - (t.after?.unread ?? 0));

export const finThatLeft = (t: Telling): Segment | undefined => t.sent.find((s) => s.fin);

/** The first and the last number of the data that left for the first time. */
export const firstNew = (t: Telling): Mark => numberOf(t, newData(t)[0]?.seq);
export const lastNew = (t: Telling): Mark => {
  const last = newData(t).at(-1);
  return numberOf(t, last && lastOctet(last));
};
const numberOf = (t: Telling, n: Seq | undefined): Mark =>
  n === undefined ? code('SND.NXT') : ourNumber(t, n);

/** What is half-open when the other host has lost it: a connection was established, and this host may still use it (3.5.1). */
const OPEN: readonly State[] = ['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT'];

/** The program waits in this `close` (SO_LINGER). */
const lingers = (t: Telling): boolean => t.before?.lingersUntil !== t.after?.lingersUntil;

export const calls = {
  'call.listen': {
    text: says((t) => ['passiveOpen', t.call?.remote === true ? 'named' : 'unnamed']),
  },
  'call.alreadyExists': { text: says((t) => ['exists', t.from === 'TIME_WAIT' && 'inSockets']) },
  'call.sendOpens': { text: says((t) => ['opens', waiting(t) > 0 && 'dataWaits']) },
  'call.send': {
    title: says((t) => {
      const gone = octets(newData(t));
      if (gone === 0) return 'allWait';
      if (waiting(t) > 0) return 'someWait';
      return 'sends';
    }),
    text: says((t) => [
      newData(t).length > 0 && 'numbers',
      newData(t).some((s) => wraps(t, s)) && 'wraps',
      newData(t).length > 0 && (started(t, 'retransmission') !== null ? 'guarded' : 'kept'),
      newData(t).length === 0 && 'buffered',
      t.from === 'CLOSE_WAIT' && 'closeWait',
    ]),
  },
  'call.receive': {
    title: says((t) => (readNow(t) > 0 ? 'reads' : 'waits')),
    text: says((t) =>
      readNow(t) > 0
        ? [
            'makesRoom',
            (t.after?.unread ?? 0) > 0 && 'staysUnread',
            // After the peer's FIN no window is announced, however large it is.
            t.sent.length === 0 && t.after?.peerFin === false && 'noUpdate',
          ]
        : 'nothingThere',
    ),
  },
  'call.connectionClosing': {
    text: says((t) => [
      t.call?.call === 'receive' ? 'receive' : t.call?.call === 'send' ? 'send' : 'close',
      'answer',
      t.call?.call === 'receive' && t.from === 'CLOSE_WAIT' && 'endOfFile',
    ]),
  },
  'call.closeUnopened': {
    title: says((t) => (t.from === 'LISTEN' ? 'listening' : 'opening')),
    text: says((t) => (t.from === 'LISTEN' ? 'listening' : 'opening')),
  },
  'call.closeActive': {
    title: says((t) => (finThatLeft(t) !== undefined ? 'finLeaves' : 'finWaits')),
    text: says((t) => {
      const fin = finThatLeft(t);
      return [
        fin !== undefined ? 'finMeans' : 'finAfterData',
        fin !== undefined && t.from === 'SYN_RCVD' && 'beforeEstablished',
        t.after?.orphan === false
          ? 'shutdown'
          : t.profile.halfDuplexClose
            ? 'socketClosed'
            : 'receives',
        lingers(t) && 'lingers',
      ];
    }),
  },
  'call.closePassive': {
    title: says((t) => (finThatLeft(t) !== undefined ? 'finLeaves' : 'finWaits')),
    text: says((t) =>
      finThatLeft(t) === undefined
        ? ['atOnce', lingers(t) && 'lingers']
        : [
            'wasWaiting',
            t.before !== null && t.before.ackOwed !== 'no' ? 'threeSegments' : 'lastAck',
            lingers(t) && 'lingers',
          ],
    ),
  },
  'call.closeWaits': {
    text: says((t) => [
      unwritten(t) > 0 ? 'writeFirst' : 'dataFirst',
      t.to === 'CLOSE_WAIT' && unwritten(t) === 0 && 'closeWait',
      t.from === 'SYN_RCVD' && 'synRcvd',
      lingers(t) && 'lingers',
    ]),
  },
  'call.abortReset': {
    text: says((t) => [
      'dropped',
      'numbered',
      'onlyOnce',
      t.call?.call === 'close' && 'lingersNoTime',
    ]),
  },
  'call.abortSilent': {
    text: says((t) =>
      t.from === 'LISTEN' || t.from === 'SYN_SENT' ? 'unopened' : 'closedAlready',
    ),
  },
  'call.crash': {
    text: says((t) => {
      const isHalfOpen = t.before !== null && OPEN.includes(t.peerEnd.state);
      return ['gone', isHalfOpen && 'halfOpen', isHalfOpen && 'peerLearns'];
    }),
  },
} satisfies ChoicesOf<RuleId>;
