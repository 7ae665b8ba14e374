/** Captures, in English. */
import type { StackClue } from '../../capture/follow/stackOf.ts';
import type { CaptureWords } from '../contract/capture.ts';
import { duration } from '../duration.ts';
import { examples } from './captureExamples.ts';
import { page } from './capturePage.ts';
import { flags } from './capture/flags.ts';
import { list } from './capture/list.ts';
import { looks } from './capture/looks.ts';
import { problems } from './capture/problems.ts';
import { against } from './captureAgainst.ts';
import { pair } from './capture/pair.ts';
import { verdict } from './capture/verdict.ts';

const span = (us: number): string => duration(us, 'en');

const CLUES: Readonly<Record<StackClue, string>> = {
  ttl: 'TTL above 64',
  firstWindow: 'window and MSS of its SYN',
  shortRto: 'RTO below 1 s',
  longRto: 'RTO of 1 s and more',
  shortDelay: 'ACKs delayed by 40 ms',
  longDelay: 'ACKs delayed by 200 ms and more',
};

export const capture: CaptureWords = {
  page,
  examples,
  list,
  looks,
  problems,
  flags,
  against,
  verdict,
  pair,
  followed: {
    sides: { client: 'client', server: 'server' },
    vantage: {
      client: 'captured at the client',
      server: 'captured at the server',
      both: 'captured at the client and at the server',
      between: 'captured between client and server',
      unknown: 'captured at a place that its packets do not tell',
    },
    stacks: ({ client, server }) => `stack of the client: ${client}; of the server: ${server}`,
    stack: ({ stack, from, clues }) => {
      const name = stack === 'rfc' ? 'unlike a default Linux, taken for RFC 9293' : 'Linux';
      if (from === 'chosen') return `${stack === 'rfc' ? 'RFC 9293' : name}, chosen`;
      return from === 'assumed'
        ? `${name}, assumed`
        : `${name} (${clues.map((one) => CLUES[one]).join(', ')})`;
    },
    evidence: { made: 'simulated', seen: '', inferred: 'inferred', assumed: 'assumed' },
    call: (call, bytes) =>
      bytes === undefined || bytes === 0 ? `${call}()` : `${call}() of ${bytes} bytes`,
    timer: {
      retransmission: 'retransmission timer',
      lossProbe: 'tail loss probe',
      reordering: 'reordering timer',
      persist: 'persist timer',
      delayedAck: 'delayed-ACK timer',
      keepAlive: 'keep-alive timer',
      userTimeout: 'user timeout',
      finWait2: 'FIN_WAIT_2 timer',
      timeWait: '2MSL timer',
    },
    walked: (side, states) => `${side} ${states.join(' -> ')}`,
    between: '; ',
    comma: ', ',
    unseen: 'not captured',
    optionsCut: 'its options were cut off in the capture',
    lost: 'lost',
    lostOrAnswer: 'it or its answer lost',
    notTaken: 'arrived, not accepted',
    onItsWay: (us) => `took ${span(us)}`,
    doubled: (times) => `arrived ${times} times: duplicated by the network`,
    unsent:
      'not captured at its sender: the capture missed it, or another host on the path made it',
    unsentOutside: 'not captured at its sender: the capture there begins later or ends sooner',
    outside: 'not captured at its receiver: the capture there begins later or ends sooner',
    unheeded: {
      synInside: 'a SYN within the connection opens nothing: challenge ACK',
      oldSyn: 'an old duplicate SYN: the SYN+ACK to it is answered with RST',
      strayReset: 'this RST changed nothing: its receiver went on',
      forgedReset:
        'its sender went on as if it had not sent this RST: another host, or another program, likely sent it',
      unsentReset: 'this RST ended the connection at its receiver alone',
      refusal: 'refused; the client tries again',
      foreignAck: 'this ACK is not for the SYN',
      oldTimestamp: 'dropped: its timestamp is older than one before (PAWS)',
      outOfWindow: 'dropped: outside the receive window',
    },
    sign: (kind, value, usual) =>
      kind === 'ttl' ? `TTL ${value}, otherwise ${usual}` : `IP ID ${value}, ${usual} before it`,
    again: {
      timer: (nth, rtoUs) =>
        `retransmitted: timeout ${nth}${rtoUs === null ? '' : `, RTO ${span(rtoUs)}`}`,
      fast: (duplicates) => `fast retransmit: ${duplicates} duplicate ACKs`,
      sack: 'retransmitted: SACK shows a hole',
      unknown: (afterUs) => `retransmitted${afterUs === null ? '' : ` after ${span(afterUs)}`}`,
      probe: (afterUs) =>
        `retransmitted: tail loss probe${afterUs === null ? '' : ` after ${span(afterUs)}`}`,
      answer: 'retransmitted: the peer repeated its own',
      copy: 'the same packet twice: the network duplicated it, or the capture did',
      afterReset: 'retransmitted at once, after an ACK that was not for it was answered with RST',
    },
    confidence: { sure: '', likely: 'likely', open: 'cause uncertain' },
    needless: {
      dsack: 'spurious: a D-SACK says that it had arrived',
      ack: 'spurious: it had arrived',
    },
    where: {
      before: 'the copy before it was lost before the point of capture',
      behind: 'the copy before it was lost behind the point of capture',
      between: 'the copy before it was lost on its way',
      either: 'the copy before it, or its answer, was lost behind the point of capture',
    },
  },
};
