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
import { dataWithFin, sendMemory, unwritten, writtenNow } from '../../sentences/rules/send.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, segments } from '../say.ts';

export const send: RuleTexts<RulesOf<'send'>> = {
  'send.data': {
    title: (t) => phrase`The ${me(t)} sends ${bytes(octets(newData(t)))}.`,
    text: (t) =>
      phrase`They leave in ${segments(newData(t).length)} from ${ourSeq(t, newData(t)[0])} on, as far as the window (${now(t, 'SND.WND')}) and the congestion window (${now(t, 'cwnd')}) allow.`,
    aside: {
      more: (t) =>
        phrase`Now ${bytes(octets(newData(t)))} more can leave (${ourSeq(t, newData(t)[0])}).`,
    },
  },
  'send.fin': {
    title: (t) => phrase`The ${me(t)} sends its FIN: all data before it has left.`,
    text: {
      sharesSegment: (t) =>
        phrase`The FIN takes the sequence number after the last byte, so it had to wait for the data. It shares a segment with the last ${bytes(dataWithFin(t))}.`,
      alone: () =>
        phrase`The FIN takes the sequence number after the last byte, so it had to wait for the data.`,
      closeWait: () =>
        phrase`Sending it moves ${stateMark('CLOSE_WAIT')} to ${stateMark('LAST_ACK')}.`,
    },
    aside: {
      withData: (t) => phrase`The last ${bytes(dataWithFin(t))} leave in one segment with the FIN.`,
      alone: (t) => phrase`The FIN that was waiting leaves now (${ourSeq(t, left(t, 'FIN'))}).`,
    },
  },
  'send.windowClosed': {
    title: (t) => phrase`Zero window at the ${peer(t)}: the ${me(t)}’s ${bytes(waiting(t))} wait.`,
    text: {
      nothingLeaves: (t) => phrase`No data may be sent until the ${peer(t)} opens its window.`,
      persist: (t) =>
        phrase`The window update may be lost, and both sides would wait for ever. So the persist timer runs: if the window stays closed, the ${me(t)} probes it after ${lasting(runsFor(t, 'persist'))}.`,
    },
    aside: {
      waits: (t) => phrase`${bytes(waiting(t))} wait for the window to open.`,
      asks: (t) =>
        phrase`${bytes(waiting(t))} wait for the window to open; if it stays closed, it is probed after ${lasting(runsFor(t, 'persist'))}.`,
    },
  },
  'send.windowFull': {
    title: (t) =>
      phrase`The ${peer(t)}’s window is used up: ${bytes(waiting(t))} of the ${me(t)} wait.`,
    text: (t) =>
      phrase`From ${now(t, 'SND.UNA')} on, ${now(t, 'SND.WND')} bytes may be in flight; what is left of that is too little for another segment. An ACK of new data moves the window on.`,
    aside: (t) => phrase`${bytes(waiting(t))} must wait for room in the ${peer(t)}’s window.`,
  },
  'send.bufferFull': {
    title: (t) =>
      phrase`The ${me(t)}’s send buffer is full: ${bytes(unwritten(t))} more must wait.`,
    text: {
      waits: () =>
        phrase`Data stays in the buffer until it is acknowledged. RFC 9293 lets TCP refuse what does not fit (“insufficient resources”); in sockets ${code('send()')} blocks until there is room.`,
      inOctets: (t) => phrase`It holds ${bytes(t.profile.sndBuf ?? 0)}.`,
      inMemory: (t) =>
        phrase`Linux counts memory, packet headers included: here ${bytes(sendMemory(t) ?? 0)}. It wakes the application when a third of that is free.`,
    },
    aside: (t) =>
      phrase`The send buffer is full: ${code('send()')} blocks with ${bytes(unwritten(t))} not written.`,
  },
  'send.writesOn': {
    title: (t) =>
      phrase`There is room in the ${me(t)}’s send buffer: ${code('send()')} writes ${bytes(writtenNow(t))} more.`,
    text: {
      more: (t) => phrase`It still blocks: ${bytes(unwritten(t))} are not written yet.`,
      done: () => phrase`Now all is written, and the call returns.`,
    },
    aside: {
      more: (t) =>
        phrase`The send buffer has room again; ${bytes(unwritten(t))} are not written yet.`,
      done: () => phrase`The send buffer has room for the rest: ${code('send()')} returns.`,
    },
  },
  'send.nagle': {
    title: (t) => phrase`Nagle’s algorithm: the ${me(t)}’s ${bytes(waiting(t))} wait.`,
    text: () =>
      phrase`They are less than a full segment, and earlier data is not acknowledged yet. Small writes are collected until the ACK arrives or a segment is full.`,
    aside: (t) =>
      phrase`By Nagle’s algorithm ${bytes(waiting(t))} wait until the data in flight is acknowledged.`,
  },
  'send.windowUpdate': {
    title: (t) => phrase`The ${me(t)} advertises its new window: ${bytes(t.after?.rcvWnd ?? 0)}.`,
    text: (t) =>
      phrase`Its application has read data, so there is room again (${ourAck(t, ackThatLeft(t))}, ${code(`wnd=${ackThatLeft(t)?.wnd ?? 0}`)}). A window update is never acknowledged; if it is lost, a window probe of the ${peer(t)} recovers it.`,
    aside: (t) =>
      phrase`The ${me(t)} advertises its new window in an ACK: ${bytes(t.after?.rcvWnd ?? 0)}.`,
  },
};
