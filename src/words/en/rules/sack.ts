/** Loss recovery by selective acknowledgments (RFC 2018, RFC 6675), and CUBIC (RFC 9438), in English. */
import { againMark, lossMark, phrase } from '../../phrase.ts';
import { newData, now, ourSeq, sentAgain, was } from '../../sentences/facts.ts';
import { lastHole, rescued } from '../../sentences/sackFacts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { me, peer } from '../say.ts';

export const sack: RuleTexts<RulesOf<'sack'>> = {
  'sack.limitedTransmit': {
    title: (t) => phrase`Limited Transmit: the ${me(t)} sends new data.`,
    text: (t) =>
      phrase`SACK blocks show that segments have left the network, but not yet that a segment is ${lossMark('lost')}. What is still on its way leaves room within ${now(t, 'cwnd')}, so ${ourSeq(t, newData(t)[0])} leaves: its ACK may bring certainty.`,
    aside: (t) =>
      phrase`Segments have left the network, so new data may leave: ${ourSeq(t, newData(t)[0])}.`,
  },
  'sack.entersRecovery': {
    title: (t) =>
      phrase`SACK shows a gap: the ${me(t)} ${againMark('retransmits')} and begins loss recovery.`,
    text: (t) =>
      phrase`Three duplicate ACKs with new SACK blocks, or more than two segments that arrived above it: ${ourSeq(t, sentAgain(t))} counts as ${lossMark('lost')}. The congestion window is reduced at once (${now(t, 'cwnd')}); from now on only what is still on its way counts against it.`,
  },
  'sack.sendsLost': {
    title: (t) => phrase`The ${me(t)} ${againMark('retransmits')} the next lost segment.`,
    text: (t) =>
      phrase`Enough has arrived above it to call it ${lossMark('lost')}, and what is still on its way leaves room within ${now(t, 'cwnd')}. What SACK reported as received is skipped.`,
    aside: (t) =>
      phrase`What counts as ${lossMark('lost')} is ${againMark('retransmitted')}, as far as ${now(t, 'cwnd')} leaves room.`,
  },
  'sack.lastResort': {
    title: (t) => phrase`Nothing new to send: the ${me(t)} ${againMark('retransmits')} a gap.`,
    text: (t) =>
      phrase`Too little has arrived above ${ourSeq(t, lastHole(t))} to call it ${lossMark('lost')}. But there is room and no new data, and an ACK of it may spare a timeout.`,
    aside: () =>
      phrase`There is room and no new data, so a gap that may not be ${lossMark('lost')} is filled as well.`,
  },
  'sack.rescue': {
    title: (t) => phrase`The ${me(t)} ${againMark('retransmits')} the last segment, to the rescue.`,
    text: (t) =>
      phrase`If the end of what was in flight is ${lossMark('lost')}, nothing sent later can show it. So once per recovery the last segment that is not reported as received (${ourSeq(t, rescued(t))}) is ${againMark('retransmitted')}: its ACK may spare a timeout.`,
    aside: () =>
      phrase`Once per recovery the last segment that was not reported as received is ${againMark('retransmitted')} as well: its ACK may spare a timeout.`,
  },
  'sack.recovered': {
    title: (t) => phrase`The ${me(t)} leaves loss recovery: the loss is repaired.`,
    text: (t) =>
      phrase`Everything in flight when the loss was detected is acknowledged. The congestion window stays where it was put (${now(t, 'cwnd')}), and grows from there.`,
    aside: (t) => phrase`This ends loss recovery: ${now(t, 'cwnd')}.`,
  },
  'sack.fillsHoles': {
    title: (t) =>
      phrase`After the timeout the ${me(t)} ${againMark('retransmits')} what SACK shows as missing.`,
    text: (t) =>
      phrase`The ACK tells again what has arrived. What is missing below it is ${againMark('retransmitted')} as the window grows (${now(t, 'cwnd')}).`,
    aside: (t) =>
      phrase`What SACK shows as missing is ${againMark('retransmitted')} as the window grows (${now(t, 'cwnd')}).`,
  },
  'sack.forgets': {
    title: (t) => phrase`The ${me(t)} forgets what SACK told it.`,
    text: (t) =>
      phrase`The ${peer(t)} has acknowledged only what is below ${now(t, 'SND.UNA')}. What it has reported beyond, it may drop, and the timeout may mean that it did. The next SACK blocks tell it again.`,
    aside: (t) =>
      phrase`The ${me(t)} forgets what SACK told it: the ${peer(t)} may have dropped it.`,
  },
};

export const cubic: RuleTexts<RulesOf<'cubic'>> = {
  'cubic.reduces': {
    title: (t) => phrase`CUBIC keeps 0.7 of the ${me(t)}’s data in flight: ${now(t, 'ssthresh')}.`,
    text: (t) =>
      phrase`Reno would keep half. CUBIC remembers ${was(t, 'cwnd')}, the window of the loss: it will grow back to it quickly, and then slowly past it.`,
    aside: (t) => phrase`CUBIC keeps 0.7 of the data in flight (${now(t, 'ssthresh')}), not half.`,
  },
  'cubic.grows': {
    title: (t) => phrase`CUBIC: the ${me(t)}’s congestion window grows to ${now(t, 'cwnd')}.`,
    text: () =>
      phrase`It follows a cubic curve of the time since congestion avoidance began: fast at first, flat near the window of the last loss, then fast again.`,
  },
  'cubic.likeReno': {
    title: (t) => phrase`CUBIC: the ${me(t)}’s congestion window is Reno’s, ${now(t, 'cwnd')}.`,
    text: () =>
      phrase`The cubic curve lies below the window that Reno would have by now. CUBIC takes the larger one, so that it is not slower where Reno is fast.`,
  },
};
