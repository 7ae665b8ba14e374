/** What is said of options and of congestion marks: RFC 7323, RFC 3168, RFC 7413. In English. */
import { againMark, code, lossMark, phrase } from '../../phrase.ts';
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  now,
  ourAck,
  ourSeq,
  sentAgain,
  waiting,
} from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, me, peer } from '../say.ts';

export const options: RuleTexts<RulesOf<'timestamps' | 'fastOpen' | 'ecn'>> = {
  'timestamps.missing': {
    title: (t) => phrase`The segment has no timestamp: the ${me(t)} drops it silently.`,
    text: (t) =>
      phrase`Both SYNs had one, so every segment but a RST has to carry one. Without it this segment (${itsSeq(t)}) may be an old duplicate or a forgery. It does not end the connection.`,
  },
  'timestamps.old': {
    title: (t) => phrase`The segment’s timestamp is too old: the ${me(t)} drops it (PAWS).`,
    text: (t) =>
      phrase`Its number (${itsSeq(t)}) may fit, but a newer timestamp has come before, so it is an old duplicate. The ${me(t)} acknowledges what it expects next.`,
  },
  'fastOpen.asks': {
    title: (t) => phrase`The ${me(t)}’s SYN asks for a Fast Open cookie.`,
    text: (t) =>
      phrase`Without a cookie the SYN carries no data: ${bytes(waiting(t))} wait for the handshake. With the cookie, the next connection can send data with its SYN.`,
    aside: (t) =>
      phrase`The SYN asks for a TCP Fast Open cookie; ${bytes(waiting(t))} wait for the handshake.`,
  },
  'fastOpen.gives': {
    title: (t) => phrase`The ${me(t)} gives the ${peer(t)} a Fast Open cookie.`,
    text: (t) =>
      phrase`The ${me(t)} computes it from the ${peer(t)}’s address with a secret key, and has nothing to remember. A forger who does not receive this SYN+ACK never learns it.`,
    aside: (t) =>
      phrase`The SYN+ACK carries a cookie, computed from the ${peer(t)}’s address: later it proves that the ${peer(t)} receives segments there.`,
  },
  'fastOpen.keeps': {
    title: (t) => phrase`The ${me(t)} keeps the cookie.`,
    text: (t) =>
      phrase`It keeps the cookie and the ${peer(t)}’s MSS for its next connection to the ${peer(t)}, whose SYN can then carry data.`,
    aside: (t) => phrase`The ${me(t)} keeps the cookie for its next connection.`,
  },
  'fastOpen.sends': {
    title: (t) => phrase`The ${me(t)}’s SYN carries data (TCP Fast Open).`,
    text: (t) =>
      phrase`${bytes(left(t, 'SYN')?.dataLen ?? 0)} and the cookie leave with the SYN (${ourSeq(t, left(t, 'SYN'))}), a round trip earlier than usual. If the SYN is ${lossMark('lost')}, it is ${againMark('retransmitted')} without both.`,
    aside: (t) =>
      phrase`With a cookie, the SYN carries ${bytes(left(t, 'SYN')?.dataLen ?? 0)} of data: a round trip earlier than usual.`,
  },
  'fastOpen.accepts': {
    title: (t) => phrase`The SYN’s cookie is right: the ${me(t)} accepts its data.`,
    text: (t) =>
      phrase`${bytes(t.delivered)} are delivered, and ${code('accept()')} returns, before the handshake is over. The SYN+ACK acknowledges the data as well (${ourAck(t, ackThatLeft(t))}). An old duplicate of this SYN would be accepted too, so the request should be harmless twice.`,
    aside: (t) =>
      phrase`The cookie is right, so the ${bytes(t.delivered)} of the SYN are delivered at once, and acknowledged with it (${ourAck(t, ackThatLeft(t))}).`,
  },
  'fastOpen.refuses': {
    title: (t) => phrase`The SYN’s cookie is wrong: the ${me(t)} does not take its data.`,
    text: () =>
      phrase`The SYN+ACK acknowledges the SYN alone, and carries a new cookie. The connection opens as usual.`,
    aside: () =>
      phrase`The cookie is wrong: only the SYN is acknowledged, and a new cookie is given.`,
  },
  'fastOpen.again': {
    title: (t) =>
      phrase`The SYN’s data was not accepted: the ${me(t)} ${againMark('retransmits')} it at once.`,
    text: (t) =>
      phrase`${itsAck(t)} acknowledges the SYN, but not the data that left with it. The ${me(t)} does not wait for the RTO (${ourSeq(t, sentAgain(t))}).`,
    aside: (t) =>
      phrase`The data that left with the SYN is not acknowledged: it is ${againMark('retransmitted')} at once (${ourSeq(t, sentAgain(t))}).`,
  },
  'ecn.marked': {
    title: (t) => phrase`A router is congested: the ${me(t)} echoes it (ECE).`,
    text: (t) =>
      phrase`The router marked the segment (CE, ${itsSeq(t)}) instead of dropping it. Every ACK now carries ECE, until the ${peer(t)} says that it has reduced its window (CWR).`,
  },
  'ecn.windowReduced': {
    title: (t) => phrase`The ${me(t)} says that it has reduced its window (CWR).`,
    text: (t) =>
      phrase`It does so once, on the next new data (${now(t, 'cwnd')}). The ${peer(t)} then stops echoing the congestion mark.`,
  },
};
