/** The verdict on a captured connection, in English. */
import type { AnsweredByReset } from '../../../capture/follow/verdict/contract.ts';
import type { Sign } from '../../../capture/follow/signs.ts';
import { peerOf, type Side } from '../../../trace/side.ts';
import type { Copies, VerdictWords } from '../../contract/verdict.ts';
import { duration } from '../../duration.ts';
import { code, lossMark, phrase, sideMark, stateMark, type Mark } from '../../phrase.ts';
import { SIDE_NAMES } from '../sides.ts';

const name = (side: Side): Mark => sideMark(side, SIDE_NAMES[side]);
const client = name('client');
const server = name('server');
const span = (us: number): string => duration(us, 'en');
const numbers = new Intl.NumberFormat('en');
const counted = (n: number, one: string, several = `${one}s`): string =>
  `${numbers.format(n)} ${n === 1 ? one : several}`;
/** `1 retransmission (RTO)`, `5 retransmissions (2 RTO, 3 fast)`. */
function copiesText({ all, timer, fast, probes }: Copies): string {
  const kinds = [
    [timer, 'RTO'],
    [fast, 'fast retransmit'],
    [probes, 'tail loss probe'],
  ] as const;
  const told = kinds.filter(([n]) => n > 0);
  const how = told.map(([n, kind]) => (n === all ? kind : `${n} ${kind}`)).join(', ');
  return `${counted(all, 'retransmission')}${how === '' ? '' : ` (${how})`}`;
}
const signsText = (signs: readonly Sign[]): string =>
  signs.length === 0
    ? ''
    : ` (${signs.map(({ kind, value, usual }) => `${kind === 'ttl' ? 'TTL' : 'IP ID'} ${value} instead of ${usual}`).join(', ')})`;
const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);

const ANSWERED: Readonly<Record<AnsweredByReset, string>> = {
  data: 'data',
  FIN: 'a FIN',
  ACK: 'an ACK',
  SYN: 'a SYN',
};
const timeWait = stateMark('TIME_WAIT');
const closeWait = stateMark('CLOSE_WAIT');

export const verdict: VerdictWords = {
  gap: ' ',
  opening: {
    before: () => phrase`It was opened before the capture began.`,
    resetsAlone: (by) =>
      phrase`Only RST segments of the ${name(by)} were captured: nothing tells how the connection was opened.`,
    refusals: (by) =>
      phrase`The ${name(by)} refused the connection: RST with sequence number 0, which answers a SYN that was not captured.`,
    handshake: (us) => phrase`Opened by a three-way handshake in ${span(us)}.`,
    handshakeInOneRtt: (us) =>
      phrase`Opened by a three-way handshake in one round trip: RTT ${span(us)}.`,
    handshakeInPart: () =>
      phrase`Opened by a three-way handshake, of which the SYN was not captured.`,
    rtt: (us) => phrase`RTT ${span(us)}.`,
    syns: (n) => phrase`The ${client} sent the SYN ${times(n)}.`,
    synAcks: (n) => phrase`The ${server} sent the SYN+ACK ${times(n)}.`,
    fastOpen: (bytes, isTaken) =>
      phrase`TCP Fast Open: the SYN carried ${counted(bytes, 'byte')}, ${isTaken ? 'which the' : 'but the'} ${server} ${isTaken ? 'accepted' : 'did not accept them'}.`,
    handshakeDisplaced: () =>
      phrase`Opened by a three-way handshake, which the capture has out of order: how long it took is not known.`,
    synData: (bytes, isTaken) =>
      phrase`The SYN carried ${counted(bytes, 'byte')} without the TCP Fast Open option, ${isTaken ? 'which the' : 'but the'} ${server} ${isTaken ? 'accepted' : 'did not accept them'}.`,
    split: (us) =>
      phrase`Split handshake: the ${server} answered the SYN with a SYN without ACK, so that it went on as a simultaneous open. It took ${span(us)}.`,
    simultaneous: (us) => phrase`Simultaneous open: each side sent a SYN. It took ${span(us)}.`,
    refused: (us) =>
      phrase`The ${server} refused the connection: RST ${us === 0 ? 'at once' : `${span(us)} after the SYN`}.`,
    neverAnswered: (n, us) =>
      phrase`The ${client} sent ${counted(n, 'SYN')}; no answer came within ${span(us)}.`,
    gaveUp: () => phrase`It has probably given up.`,
    halfOpen: (n) =>
      phrase`Half-open: the ${server} sent SYN+ACK ${times(n)}, but the ${client}’s ACK never came.`,
    abandoned: (by, hasSyn) =>
      hasSyn
        ? phrase`The ${server} answered the SYN with SYN+ACK; then the ${name(by)} sent RST.`
        : phrase`The ${server} sent SYN+ACK, but the SYN that it answers was not captured; then the ${name(by)} sent RST.`,
    staleAck: () => phrase`The ${server} answered the SYN with an ACK that is not for it.`,
  },
  trouble: {
    none: () => phrase`Nothing went wrong, as far as the packets tell.`,
    neverAnswered: () =>
      phrase`Nothing answers at this address: a firewall drops the SYN, or the host is down or cannot be reached.`,
    answersOthers: (n) =>
      phrase`The ${server} answered others on this port (${counted(n, 'connection')} of this capture), so it is up and listens. Its accept queue is full because its application does not call ${code('accept()')}, or this SYN was dropped on the way.`,
    answersElsewhere: () =>
      phrase`The host of the ${server} answered on other ports: it is up, and a firewall drops the SYNs to this one, or they were dropped on the way.`,
    tooSoon: () => phrase`The capture ends too soon after the SYN to tell why.`,
    refused: () =>
      phrase`No program listens on this port of the ${server}, or a firewall rejects the connection.`,
    halfOpen: () =>
      phrase`The ${client} is gone, its ACK is lost, or it never meant to complete the handshake (SYN flood).`,
    abandoned: (by) =>
      by === 'client'
        ? phrase`The ${client} did not want this connection: its application gave up before the answer came, or it was a port scan, or a SYN with a forged address.`
        : phrase`The ${server} gave the connection up before it was established.`,
    staleAck: () =>
      phrase`The ${server} still knows an older connection of the same 4-tuple, half-open or in ${timeWait}; RST ends the older connection.`,
    aborted: (by) =>
      phrase`The application of the ${name(by)} aborted the connection: ${code('close()')} with data unread, or with ${code('SO_LINGER')} of 0, or its process was killed.`,
    resetAfterClose: (by, answers) =>
      phrase`The application of the ${name(by)} had already closed its socket when ${ANSWERED[answers]} of the ${name(peerOf(by))} arrived: nobody reads there any more.`,
    resetUnknown: (by, answers) =>
      phrase`The host of the ${name(by)} did not know the connection when ${ANSWERED[answers]} of the ${name(peerOf(by))} arrived: a crash, a restart, or it had given up before.`,
    resetByTimer: (by) =>
      phrase`The ${name(by)} got no answer from the ${name(peerOf(by))} (keep-alive or user timeout), and gave up with RST.`,
    unacked: (by, n, us) =>
      phrase`The ${name(by)} sent the same segment ${times(n)} within ${span(us)} and got no ACK: the path is cut, or the host of the ${name(peerOf(by))} is gone.`,
    lossOfData: (from, copies, isSure) =>
      phrase`The network ${lossMark('lost')} data of the ${name(from)}${isSure ? '' : ', or an ACK of it'}: ${copiesText(copies)}.`,
    lossOfSyn: (from, copies, isSure) =>
      phrase`The network ${lossMark('lost')} the ${from === 'client' ? 'SYN' : 'SYN+ACK'} of the ${name(from)}${isSure ? '' : ', or the answer to it'}: ${copiesText(copies)}.`,
    lossOfFin: (from, copies, isSure) =>
      phrase`The network ${lossMark('lost')} the FIN of the ${name(from)}${isSure ? '' : ', or its ACK'}: ${copiesText(copies)}.`,
    lossTook: (us) => phrase`That cost ${span(us)}.`,
    lostBefore: (from) => phrase`It was lost between the ${name(from)} and the point of capture.`,
    lostBehind: (to) => phrase`It was lost between the point of capture and the ${name(to)}.`,
    lostOnBoth: () => phrase`Some was lost before the point of capture, some behind it.`,
    spurious: (from, n) =>
      phrase`${counted(n, 'spurious retransmission')} of the ${name(from)}: what it carried had arrived.`,
    late: () => phrase`The ACK came later than the RTO: the delay of the network has jumped.`,
    ackLost: () => phrase`The ACK was lost on its way back.`,
    lostOrLate: () => phrase`The ACK was lost, or it came later than the RTO.`,
    takenForLoss: () => phrase`The network reordered segments, and that looked like a loss.`,
    reordered: (from, n) =>
      phrase`The network reordered segments: ${numbers.format(n)} of the ${name(from)} ${n === 1 ? 'was' : 'were'} overtaken, none of them lost.`,
    keepAlive: (by, n) =>
      phrase`${counted(n, 'keep-alive probe')} of the ${name(by)} went unanswered: the host of the ${name(peerOf(by))} is gone, or the path is cut.`,
    zeroWindow: (by, us, n) =>
      phrase`The application of the ${name(by)} did not read: zero window for ${span(us)}${n > 1 ? ` in all (${times(n)})` : ''}.`,
    zeroWindowStill: (by, us, n) =>
      phrase`The application of the ${name(by)} does not read: zero window for ${span(us)}${n > 1 ? ` in all (${times(n)})` : ''}, up to the end of the capture.`,
    serverThinks: (us, isSure) =>
      phrase`The ${server} took up to ${span(us)} to answer${isSure ? '' : ' (estimated: captured elsewhere, so the RTT is taken off)'}: the time of its application, not of the network.`,
    clientThinks: (us, isSure) =>
      phrase`The ${client} took up to ${span(us)} until its next data${isSure ? '' : ' (estimated: captured elsewhere, so the RTT is taken off)'}: the time of its application, not of the network.`,
    unanswered: (us) =>
      phrase`The ${server} has not answered the last data of the ${client} for ${span(us)}: its application is busy or stuck.`,
    nagle: (sender, n, us) =>
      phrase`Nagle’s algorithm and a delayed ACK waited for each other ${times(n)}, ${span(us)} in all: the ${name(sender)} keeps a small segment back until the ACK comes, and the ${name(peerOf(sender))} delays that ACK. ${code('TCP_NODELAY')} or one larger write avoids it.`,
    slow: (us) => phrase`The network is slow: one round trip takes ${span(us)}.`,
    closeWait: (by, us) =>
      phrase`The application of the ${name(by)} does not call ${code('close()')}: in ${closeWait} for ${span(us)}.`,
    closeWaitOver: (by, us, isSure) =>
      phrase`The application of the ${name(by)} ${isSure ? 'was late' : 'was probably late'} to call ${code('close()')}: in ${closeWait} for ${span(us)}.`,
    forged: (by, signs) =>
      phrase`The ${name(by)} went on as if it had not sent the RST${signsText(signs)}: another host likely sent it in the name of the ${name(by)} (a firewall, a filter, an attacker), or a program beside its TCP did (raw socket).`,
    unsentReset: (by, signs) =>
      phrase`A RST in the name of the ${name(by)} arrived${signsText(signs)} that had not left there: another host likely sent it (a firewall, a filter, an attacker), or the capture at the ${name(by)} missed it.`,
    straySyn: (by, n, isOld) =>
      isOld
        ? phrase`${counted(n, 'old duplicate SYN')} of the ${name(by)} arrived; the ${name(by)} itself answered the SYN+ACK with RST.`
        : phrase`${counted(n, 'SYN')} of the ${name(by)} arrived within the connection and opened nothing: answered with a challenge ACK. An old duplicate, or sent by another host.`,
    strayReset: (by, n, signs) =>
      phrase`${counted(n, 'RST')} of the ${name(by)} changed nothing${signsText(signs)}: the ${name(peerOf(by))} went on. A number that is not the expected one, or sent by another host.`,
    oldTimestamp: (from, n) =>
      phrase`${counted(n, 'segment')} of the ${name(from)} arrived and ${n === 1 ? 'was' : 'were'} dropped: the timestamp is older than one before (PAWS).`,
    outOfWindow: (from, n) =>
      phrase`${counted(n, 'segment')} of the ${name(from)} arrived and ${n === 1 ? 'was' : 'were'} dropped: outside the receive window.`,
    oneSided: (seen) =>
      phrase`Only what the ${name(seen)} sent was captured; all of the ${name(peerOf(seen))} is inferred.`,
    notCaptured: (n) =>
      phrase`${counted(n, 'segment')} must have been sent but ${n === 1 ? 'was' : 'were'} not captured.`,
  },
  ending: {
    closed: (first) =>
      phrase`Orderly close: FIN of the ${name(first)} (active close), then FIN of the ${name(peerOf(first))} (passive close).`,
    timeWait: (side) => phrase`${timeWait} is at the ${name(side)}.`,
    notAcked: (of) => phrase`The FIN of the ${name(of)} was not acknowledged.`,
    simultaneous: () => phrase`Simultaneous close: the two FINs crossed.`,
    bothTimeWait: () => phrase`Client and server are in ${timeWait}.`,
    thenReset: (by) => phrase`Then the ${name(by)} sent RST.`,
    reset: (by) => phrase`Reset by the ${name(by)}.`,
    forgedReset: (by) => phrase`Ended by a RST in the name of the ${name(by)}.`,
    resetAnswers: (by, answers) =>
      phrase`Reset by the ${name(by)}: the RST answers ${ANSWERED[answers]} of the ${name(peerOf(by))}.`,
    afterFin: (of) => phrase`The ${name(of)} had sent FIN before.`,
    gaveUp: (by) => phrase`No FIN, no RST: the ${name(by)} gave up.`,
    halfClosed: (by, us) =>
      phrase`Half-closed: the ${name(by)} sent FIN ${span(us)} before the capture ends, the ${name(peerOf(by))} has not sent one.`,
    open: (us) =>
      phrase`Still open when the capture ends${us > 0 ? `, ${span(us)} after its last segment` : ''}.`,
    neverOpened: () => phrase`It was never established, so there was nothing to close.`,
  },
  soFar: {
    trouble: {
      tooSoon: () => phrase`It is too soon after the SYN to tell why.`,
      zeroWindowStill: (by, us, n) =>
        phrase`The application of the ${name(by)} does not read: zero window for ${span(us)}${n > 1 ? ` in all (${times(n)})` : ''} so far.`,
    },
    ending: {
      halfClosed: (by, us) =>
        phrase`Half-closed for ${span(us)}: the ${name(by)} sent FIN, the ${name(peerOf(by))} has not sent one yet.`,
      open: (us) => phrase`Still open${us > 0 ? `, ${span(us)} after its last segment` : ''}.`,
      neverOpened: () => phrase`It is not established yet.`,
    },
  },
};
