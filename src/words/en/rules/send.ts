/** What may leave, and what must wait (RFC 9293, 3.7.4, 3.8.6). In English. */
import { code, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  left,
  newData,
  now,
  octets,
  ourAck,
  ourSeq,
  runsFor,
  waiting,
} from '../../sentences/facts.ts';
import { dataWithFin } from '../../sentences/rules/send.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, segments } from '../say.ts';

export const send: RuleTexts<RulesOf<'send'>> = {
  'send.data': {
    title: (t) => phrase`The ${me(t)} sends ${bytes(octets(newData(t)))}.`,
    text: (t) =>
      phrase`They leave in ${segments(newData(t).length)} from ${ourSeq(t, newData(t)[0])} on, as far as ${now(t, 'SND.WND')} and ${now(t, 'cwnd')} allow.`,
    aside: {
      more: (t) =>
        phrase`So ${bytes(octets(newData(t)))} more can leave (${ourSeq(t, newData(t)[0])}).`,
    },
  },
  'send.fin': {
    title: (t) => phrase`The ${me(t)}’s FIN leaves: everything before it has left.`,
    text: {
      sharesSegment: (t) =>
        phrase`The FIN had to wait for the data, for its number is the one after the last byte; it shares its segment with the last ${bytes(dataWithFin(t))}.`,
      alone: () =>
        phrase`The FIN had to wait for the data, for its number is the one after the last byte.`,
      closeWait: () =>
        phrase`From ${stateMark('CLOSE_WAIT')} it is this sending that leads to ${stateMark('LAST_ACK')}.`,
    },
    aside: {
      withData: (t) => phrase`The last ${bytes(dataWithFin(t))} leave too, and the FIN with them.`,
      alone: (t) => phrase`The FIN that had to wait leaves now (${ourSeq(t, left(t, 'FIN'))}).`,
    },
  },
  'send.windowClosed': {
    title: (t) => phrase`The ${peer(t)}’s window is 0: the ${me(t)}’s ${bytes(waiting(t))} wait.`,
    text: {
      nothingLeaves: (t) => phrase`Nothing may leave until the ${peer(t)} opens its window.`,
      persist: (t) =>
        phrase`The news of that could be lost, and then both would wait for ever: so the persist timer runs, and after ${lasting(runsFor(t, 'persist'))} the ${me(t)} will ask.`,
    },
    aside: {
      waits: (t) => phrase`${bytes(waiting(t))} wait for the window to open.`,
      asks: (t) =>
        phrase`${bytes(waiting(t))} wait for the window to open; in ${lasting(runsFor(t, 'persist'))} the ${me(t)} will ask.`,
    },
  },
  'send.windowFull': {
    title: (t) =>
      phrase`The ${peer(t)}’s window is used up: ${bytes(waiting(t))} of the ${me(t)} wait.`,
    text: (t) =>
      phrase`From ${now(t, 'SND.UNA')} on, ${now(t, 'SND.WND')} numbers may be in flight, and the free rest of it is not worth a small segment. An ACK will move the window on.`,
    aside: (t) => phrase`${bytes(waiting(t))} must wait for room in the ${peer(t)}’s window.`,
  },
  'send.nagle': {
    title: (t) => phrase`Nagle’s algorithm: the ${me(t)}’s ${bytes(waiting(t))} wait a little.`,
    text: () =>
      phrase`It is less than a full segment, and earlier data is not acknowledged yet. Small pieces are gathered until the ACK comes, or a segment is full: a network full of tiny segments is mostly headers.`,
    aside: (t) =>
      phrase`By Nagle’s algorithm the ${bytes(waiting(t))} wait for the ACK of what is in flight.`,
  },
  'send.windowUpdate': {
    title: (t) => phrase`The ${me(t)} announces its new window: ${bytes(t.after?.rcvWnd ?? 0)}.`,
    text: (t) =>
      phrase`Its application has read, so there is room again: an ACK with ${ourAck(t, ackThatLeft(t))} and ${code(`wnd=${ackThatLeft(t)?.wnd ?? 0}`)}. No one acknowledges it; should it be lost, the ${peer(t)}’s next window probe finds out.`,
    aside: (t) =>
      phrase`The ${me(t)} announces its new window in an ACK: ${bytes(t.after?.rcvWnd ?? 0)}.`,
  },
};
