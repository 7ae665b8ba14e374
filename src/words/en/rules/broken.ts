/** What no TCP does: stacks that are broken on purpose. In English. */
import { againMark, code, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  ourAck,
  ourSeq,
  rtoNow,
  sentAgain,
} from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { me, peer, say } from '../say.ts';

export const broken: RuleTexts<RulesOf<'broken'>> = {
  'broken.noThirdSegment': {
    title: (t) => phrase`A SYN arrives: the ${me(t)} is ${stateMark('ESTABLISHED')} at once.`,
    text: (t) =>
      say(
        phrase`It has only two segments for a handshake. Nobody confirms that this SYN (${itsSeq(t)}) is meant now: it may be an old duplicate, and the ${me(t)}’s application gets a connection all the same.`,
        phrase`TCP would wait in ${stateMark('SYN_RCVD')} for the third segment.`,
      ),
  },
  'broken.finClosesBoth': {
    title: (t) =>
      phrase`The ${peer(t)}’s FIN arrives: the ${me(t)} closes both directions, ${stateMark('CLOSED')}.`,
    text: (t) =>
      say(
        phrase`It acknowledges the FIN (${ourAck(t, ackThatLeft(t))}) and deletes the connection. What it has not sent yet, or would have to retransmit, is gone.`,
        phrase`In TCP a FIN ends one direction; the ${me(t)} would be in ${stateMark('CLOSE_WAIT')} and could go on sending.`,
      ),
  },
  'broken.bothClosed': {
    title: (t) =>
      phrase`The ${me(t)}’s FIN is acknowledged, and both directions count as closed: ${stateMark('CLOSED')}.`,
    text: (t) =>
      phrase`${itsAck(t)} covers the FIN. TCP would be in ${stateMark('FIN_WAIT_2')} and go on receiving; here, whatever still comes from the ${peer(t)} finds nobody.`,
  },
  'broken.finAckedByData': {
    title: (t) =>
      phrase`The ACK of the data is taken for one of the FIN: the ${me(t)} is in ${stateMark(t.to)}.`,
    text: (t) =>
      phrase`${itsAck(t)} is the number that the ${peer(t)} expects after the data, so it has not received the FIN. The FIN took the number after the data, but this stack does not wait until it is acknowledged: the ${me(t)} will never retransmit its FIN.`,
  },
  'broken.anyAckEndsLastAck': {
    title: (t) => phrase`An ACK arrives, and the ${me(t)} is ${stateMark('CLOSED')}.`,
    text: (t) =>
      phrase`${itsAck(t)} does not cover the ${me(t)}’s FIN. TCP would stay in ${stateMark('LAST_ACK')} and retransmit it; here nobody is left who could.`,
  },
  'broken.answersReset': {
    title: (t) =>
      phrase`A RST reaches the ${me(t)} in ${stateMark('CLOSED')}: it answers with a RST.`,
    text: (t) =>
      phrase`The answer has ${ourSeq(t, left(t, 'RST'))}. The ${peer(t)} has no connection either, and answers in turn. TCP never answers a RST with a RST.`,
  },
  'broken.noBackoff': {
    title: (t) => phrase`The ${me(t)}’s timeout stays at ${rtoNow(t)}.`,
    text: () =>
      phrase`TCP would double it. If the network is slow because it is congested, the same is sent into it again and again.`,
    aside: (t) =>
      phrase`The timeout stays at ${rtoNow(t)}: TCP would double it (exponential backoff).`,
  },
  'broken.tooFewDuplicates': {
    title: (t) =>
      phrase`The first duplicate ACK: the ${me(t)} takes a segment for lost and ${againMark('retransmits')} it.`,
    text: (t) =>
      say(
        phrase`One duplicate of ${itsAck(t)} may as well mean that a segment was overtaken. ${ourSeq(t, sentAgain(t))} is retransmitted, and the congestion window is halved.`,
        phrase`TCP waits for the third duplicate ACK: ${code('DupThresh = 3')}.`,
      ),
  },
};
