/** How a connection was opened (RFC 9293, 3.5), as far as it was captured. */
import { segEnd, segLen } from '../../../../machines/tcp/segment.ts';
import { after, notAfter, notBefore } from '../../../../machines/tcp/sequence.ts';
import type { Flight } from '../../../trace/connection.ts';
import { SIDES } from '../../../trace/side.ts';
import { isAt } from '../timing.ts';
import type { Unheeded } from '../unheeded.ts';
import type { Opening } from './contract.ts';
import { arrival, at, atStep, entered, NOWHERE, type Material } from './evidence.ts';

export function openingOf(evidence: Material): Opening {
  const { from, steps, endAt, isCaptured, seenAt, unheeded } = evidence;
  const syns = from.client.filter(
    ({ segment, index }) => segment.syn && !segment.ack && !isStraySyn(unheeded.get(index)),
  );
  const synAcks = from.server.filter(
    ({ segment }) => segment.syn && segment.ack && isAnswer(segment, syns),
  );
  const [first] = syns;
  const [answer] = synAcks;
  if (!syns.some(isCaptured) && !synAcks.some(isCaptured))
    return resetsAloneIn(evidence) ?? { kind: 'before', at: NOWHERE };
  const opened = entered(evidence, 'client', 'ESTABLISHED');
  const start = first?.sentAt ?? 0;
  const [resetByServer, resetByClient] = [from.server, from.client].map((flights) =>
    flights.find(({ segment }) => segment.rst),
  );
  // that the client has its SYN+ACK is known by what it or the server says next
  const isCompleted =
    from.client.some(
      ({ segment: { syn, ack, rst, ackNumber } }) =>
        ack &&
        !syn &&
        !rst &&
        (answer === undefined || notBefore(ackNumber, segEnd(answer.segment))),
    ) || entered(evidence, 'server', 'ESTABLISHED') !== undefined;
  const isRefusing = from.client.every(({ segment: { syn, rst } }) => syn || rst);
  if (opened !== undefined && isCompleted && !(isRefusing && resetByClient && answer)) {
    if (SIDES.every((side) => from[side].some(({ segment }) => segment.syn && !segment.ack)))
      return {
        ...{ kind: 'simultaneous', us: opened.at - start, at: atStep(opened) },
        isSplit: isSplit(evidence, first),
      };
    return {
      ...{ kind: 'handshake', at: atStep(opened) },
      us: first && isCaptured(first) ? opened.at - start : null,
      isDisplaced: isBehind(evidence, first, answer),
      rttUs: isAnsweredAtOnce(evidence, answer) ? rttOf(syns, answer, isCaptured) : null,
      ...{ syns: syns.length, synAcks: synAcks.length, fastOpen: fastOpenIn(first, answer) },
    };
  }
  if (answer === undefined && resetByServer !== undefined) {
    const asked = syns.findLast(({ sentAt }) => sentAt <= resetByServer.sentAt);
    const us = asked ? Math.max(0, Math.round(seenAt(resetByServer) - seenAt(asked))) : 0;
    return { kind: 'refused', us, syns: syns.length, at: at(resetByServer) };
  }
  const reset = resetByClient ?? resetByServer;
  if (answer === undefined) {
    const other = from.server.find(isCaptured);
    if (other !== undefined) return { kind: 'staleAck', at: at(other) };
    const gaveUp = steps.find(({ side, after }) => side === 'client' && after.state === 'CLOSED');
    return {
      ...{ kind: 'neverAnswered', syns: syns.length, gaveUp: gaveUp !== undefined },
      ...{ us: (gaveUp?.at ?? endAt) - start, at: at(syns.at(-1)) },
    };
  }
  if (reset)
    return { kind: 'abandoned', by: reset.from, hasSyn: syns.some(isCaptured), at: at(reset) };
  return {
    ...{ kind: 'halfOpen', synAcks: synAcks.length },
    ...{ us: endAt - answer.sentAt, at: at(synAcks.at(-1)) },
  };
}

function resetsAloneIn({ flights, isCaptured }: Material): Opening | null {
  const captured = flights.filter(isCaptured);
  const [first] = captured;
  if (first === undefined || captured.some(({ segment }) => !segment.rst)) return null;
  const answersSyn = first.segment.ack && first.segment.seq === 0;
  return { kind: 'resetsAlone', by: first.from, answersSyn, at: at(first) };
}

/** The capture has the SYN behind its answer. */
function isBehind({ placeOf }: Material, syn?: Flight, answer?: Flight): boolean {
  const own = syn ? placeOf(syn) : null;
  const other = answer ? placeOf(answer) : null;
  return own !== null && other !== null && own > other;
}

/** The server's SYN leaves after the client's has come: an answer in two parts, not two that cross (3.5, figure 7). */
function isSplit({ from }: Material, syn: Flight | undefined): boolean {
  const theirs = from.server.find(({ segment }) => segment.syn && !segment.ack);
  return syn !== undefined && theirs !== undefined && theirs.sentAt >= syn.dueAt;
}

const isStraySyn = (told: Unheeded | undefined): boolean =>
  told?.kind === 'synInside' || told?.kind === 'oldSyn';

/** It acknowledges a SYN that the client sent; where none was captured, whichever. */
const isAnswer = ({ ackNumber }: Flight['segment'], syns: readonly Flight[]): boolean =>
  syns.length === 0 ||
  syns.some(({ segment }) => after(ackNumber, segment.seq) && notAfter(ackNumber, segEnd(segment)));

/**
 * From the SYN+ACK to the ACK of the handshake it is as far as the client is, unless that ACK was not captured: data and FIN wait for their
 * application. Where the client itself was watched, its times are seen.
 */
function isAnsweredAtOnce({ from, vantage }: Material, answer: Flight | undefined): boolean {
  if (answer === undefined || isAt(vantage, 'client')) return true;
  const third = from.client.find(
    ({ segment: { syn, ack, ackNumber } }) =>
      !syn && ack && notBefore(ackNumber, segEnd(answer.segment)),
  );
  if (third === undefined) return true;
  const { segment, reason } = third;
  return segLen(segment) === 0 || segment.rst || reason !== 'first';
}

/** Which of several SYNs was answered is not sure (Karn), unless the answer is much sooner than the next would have been. */
function rttOf(
  syns: readonly Flight[],
  answer: Flight | undefined,
  isCaptured: Material['isCaptured'],
): number | null {
  const came = answer && arrival(answer);
  if (answer === undefined || came === undefined || !isCaptured(answer)) return null;
  const [last, before] = syns.filter(({ sentAt }) => sentAt <= answer.sentAt).reverse();
  if (last === undefined || !isCaptured(last)) return null;
  const rttUs = came - last.sentAt;
  if (before !== undefined && 2 * rttUs > last.sentAt - before.sentAt) return null;
  return rttUs > 0 ? rttUs : null;
}

/** Data on the SYN (RFC 7413), and whether the SYN+ACK acknowledges it. */
function fastOpenIn(syn: Flight | undefined, answer: Flight | undefined) {
  if (syn === undefined || syn.segment.dataLen === 0) return null;
  return {
    bytes: syn.segment.dataLen,
    hasOption: syn.segment.fastOpen !== undefined,
    isTaken: answer?.segment.ackNumber === segEnd(syn.segment),
  };
}
