/** What the application asks for (RFC 9293, 3.10.1 to 3.10.6), in English. */
import {
  lastOctet,
  left,
  newData,
  now,
  octets,
  ourAck,
  ourFin,
  ourNumber,
  ourSeq,
  rtoNow,
  started,
  wraps,
} from '../../sentences/facts.ts';
import { code, phrase, stateMark } from '../../phrase.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf, RuleWords } from '../../contract/index.ts';
import { bytes, me, peer, say, segments } from '../say.ts';

/** The call as the application writes it: `close()`. */
const callName = (t: Telling) => code(`${t.call?.call ?? 'call'}()`);

const waiting = (t: Telling): number => t.after?.unsent ?? 0;
const readNow = (t: Telling): number =>
  Math.max(0, (t.before?.unread ?? 0) - (t.after?.unread ?? 0));
const finLeft = (t: Telling): boolean => t.sent.some((s) => s.fin);

export const calls = {
  'call.listen': {
    title: (t) => phrase`The ${me(t)} waits for someone to connect.`,
    text: (t) =>
      say(
        phrase`${code('listen()')} is a passive OPEN: ${stateMark('CLOSED')} becomes ${stateMark('LISTEN')}, and nothing is sent.`,
        t.call?.remote === true
          ? phrase`The remote socket is named, so only a SYN from there will do.`
          : phrase`Nobody is named: the first SYN to arrive says who the other end is.`,
      ),
  },
  'call.connect': {
    title: (t) => phrase`The ${me(t)} sends its SYN.`,
    text: (t) =>
      say(
        t.from === 'LISTEN'
          ? phrase`A ${code('connect()')} turns the waiting end into the calling one: ${stateMark('LISTEN')} becomes ${stateMark('SYN_SENT')}.`
          : phrase`${code('connect()')} is an active OPEN: ${stateMark('CLOSED')} becomes ${stateMark('SYN_SENT')}.`,
        phrase`The ${me(t)} chooses its initial sequence number, ${now(t, 'ISS')}; the SYN itself takes that number, so that it can be acknowledged like data, and the next one is ${now(t, 'SND.NXT')}.`,
        phrase`Without an answer within ${rtoNow(t)} it goes again.`,
      ),
  },
  'call.sendOpens': {
    title: (t) => phrase`The ${me(t)} has something to say, so it opens actively: SYN.`,
    text: (t) =>
      say(
        phrase`A ${code('send()')} in ${stateMark('LISTEN')} with the remote socket named is an active OPEN as well: the SYN leaves with ${ourSeq(t, left(t, 'SYN'))}.`,
        waiting(t) > 0 &&
          phrase`The ${bytes(waiting(t))} wait until the connection is ${stateMark('ESTABLISHED')}.`,
      ),
  },
  'call.remoteMissing': {
    title: (t) => phrase`The ${me(t)} cannot open a connection to nobody.`,
    text: (t) =>
      phrase`An active OPEN must name the remote address and port. TCP answers ${code('error: remote socket unspecified')}, sends nothing and stays ${stateMark(t.to)}.`,
  },
  'call.alreadyExists': {
    title: (t) => phrase`The ${me(t)} has this connection already.`,
    text: (t) =>
      phrase`In ${stateMark(t.from)} there is a connection record, and an OPEN never disturbs one: the call returns ${code('error: connection already exists')}, all else stays as it is.`,
  },
  'call.doesNotExist': {
    title: (t) => phrase`The ${me(t)} has no connection that ${callName(t)} could use.`,
    text: () =>
      phrase`${stateMark('CLOSED')} means that there is no connection record at all. The call returns ${code('error: connection does not exist')}, and nothing is sent.`,
  },
  'call.send': {
    title: (t) => {
      const gone = octets(newData(t));
      const asked = t.call?.bytes ?? gone;
      if (gone === 0) return phrase`The ${me(t)} has ${bytes(asked)} to send, and must wait.`;
      if (waiting(t) > 0)
        return phrase`The ${me(t)} sends ${bytes(gone)}; ${bytes(waiting(t))} wait.`;
      return phrase`The ${me(t)} sends ${bytes(gone)}.`;
    },
    text: (t) => {
      const data = newData(t);
      const [first] = data;
      const last = data.at(-1);
      return say(
        first !== undefined &&
          last !== undefined &&
          phrase`They take the numbers ${ourNumber(t, first.seq)} to ${ourNumber(t, lastOctet(last))} and leave in ${segments(data.length)}, within the ${peer(t)}’s window (${now(t, 'SND.WND')}) and the congestion window (${now(t, 'cwnd')}).`,
        data.some((s) => wraps(t, s)) &&
          phrase`After ${code(4294967295)} the numbers go on from 0.`,
        first !== undefined &&
          (started(t, 'retransmission') !== null
            ? phrase`A copy is kept until the ACK comes; without one within ${rtoNow(t)} it goes again.`
            : phrase`A copy is kept until the ACK comes.`),
        first === undefined && phrase`They stay in the send buffer (${bytes(waiting(t))} in all).`,
        t.from === 'CLOSE_WAIT' &&
          phrase`${stateMark('CLOSE_WAIT')} does not forbid it: the ${peer(t)} has closed its own direction, not this one.`,
      );
    },
  },
  'call.sendQueued': {
    title: (t) =>
      phrase`The ${me(t)}’s ${bytes(t.call?.bytes ?? waiting(t))} wait for the handshake to end.`,
    text: (t) =>
      phrase`In ${stateMark(t.from)} the connection is not open yet. The data is queued and leaves as soon as it is ${stateMark('ESTABLISHED')}.`,
  },
  'call.receive': {
    title: (t) =>
      readNow(t) > 0
        ? phrase`The ${me(t)}’s application reads ${bytes(readNow(t))}.`
        : phrase`The ${me(t)}’s application waits for data.`,
    text: (t) =>
      readNow(t) > 0
        ? say(
            phrase`They leave the receive buffer, and so make room for as many new ones.`,
            (t.after?.unread ?? 0) > 0 && phrase`${bytes(t.after?.unread ?? 0)} stay unread.`,
            t.sent.length === 0 &&
              phrase`Nothing is sent: a window is announced anew only when it has grown by a worthwhile piece.`,
          )
        : phrase`Nothing is there to be read. The call is kept until data arrives; nothing is sent.`,
  },
  'call.connectionClosing': {
    title: (t) => phrase`Too late for ${callName(t)}: the ${me(t)}’s connection is closing.`,
    text: (t) => {
      const answer = phrase`The call returns ${code('error: connection closing')}.`;
      switch (t.call?.call) {
        case 'receive':
          return say(
            phrase`The ${peer(t)}’s FIN has come and everything before it has been read, so no more data can follow.`,
            answer,
          );
        case 'send':
          return say(
            phrase`The ${me(t)} has closed its sending direction; nothing may follow its FIN.`,
            answer,
          );
        default:
          return say(
            phrase`The ${me(t)} has closed already, and a second FIN is never sent.`,
            answer,
          );
      }
    },
  },
  'call.closeUnopened': {
    title: (t) =>
      t.from === 'LISTEN'
        ? phrase`The ${me(t)} stops listening.`
        : phrase`The ${me(t)} gives up before the connection is open.`,
    text: (t) =>
      t.from === 'LISTEN'
        ? phrase`There is no peer yet, so there is nobody to send a FIN to: the record is deleted, and the next SYN will be answered with RST.`
        : phrase`In ${stateMark('SYN_SENT')} a close deletes the record and sends nothing. Should the ${peer(t)}’s SYN+ACK still come, it meets ${stateMark('CLOSED')} and gets a RST.`,
  },
  'call.closeActive': {
    title: (t) =>
      finLeft(t)
        ? phrase`The ${me(t)} closes: it sends its FIN.`
        : phrase`The ${me(t)} closes; its FIN waits behind ${bytes(waiting(t))}.`,
    text: (t) => {
      const fin = t.sent.find((s) => s.fin);
      return say(
        fin !== undefined
          ? phrase`FIN means “I have nothing more to send”, and no more than that. It takes a number of its own, ${ourFin(t, fin)}, so it can be acknowledged and, if lost, sent again.`
          : phrase`The FIN takes the number after the last byte of data, so the data leaves first. The state is ${stateMark('FIN_WAIT_1')} at once all the same.`,
        fin !== undefined &&
          t.from === 'SYN_RCVD' &&
          phrase`It may do so before it is ${stateMark('ESTABLISHED')}: its SYN is sent, only the ACK of it is not here yet.`,
        t.call?.call === 'shutdown'
          ? phrase`After a ${code('shutdown()')} the application goes on reading: until the ${peer(t)} closes too, data may still arrive.`
          : t.profile.halfDuplexClose
            ? phrase`With ${code('close()')} the application gives up reading as well; data that still arrives will be answered with RST.`
            : phrase`The ${me(t)} can still receive: the ${peer(t)}’s direction is open until it sends a FIN itself.`,
      );
    },
  },
  'call.closePassive': {
    title: (t) => phrase`The ${me(t)} closes too: it sends its FIN.`,
    text: (t) => {
      const fin = t.sent.find((s) => s.fin);
      return say(
        phrase`This is what ${stateMark('CLOSE_WAIT')} was waiting for: the application is done as well. The FIN (${ourSeq(t, fin)}) takes the last number that the ${me(t)} will use.`,
        t.before !== null && t.before.ackOwed !== 'no'
          ? phrase`The ACK of the ${peer(t)}’s FIN had not left yet and rides on it (${ourAck(t, fin)}): the close takes three segments, not four.`
          : phrase`In ${stateMark('LAST_ACK')} only its ACK is missing.`,
      );
    },
  },
  'call.closeWaits': {
    title: (t) => phrase`The ${me(t)} has closed, but its data goes before the FIN.`,
    text: (t) =>
      say(
        phrase`${bytes(waiting(t))} have not left yet, and the FIN takes the number after the last of them.`,
        t.from === 'CLOSE_WAIT' &&
          phrase`Until then the state stays ${stateMark('CLOSE_WAIT')}: here it is the sending of the FIN that leads to ${stateMark('LAST_ACK')}, not the call.`,
        t.from === 'SYN_RCVD' &&
          phrase`They cannot leave before the connection is ${stateMark('ESTABLISHED')}; the close waits with them.`,
      ),
  },
  'call.abortReset': {
    title: (t) => phrase`The ${me(t)} aborts: it sends RST and forgets the connection.`,
    text: (t) =>
      say(
        phrase`No FIN and no waiting: what is unsent or unread is thrown away, and the ${me(t)} is ${stateMark('CLOSED')}.`,
        phrase`The RST takes ${ourSeq(t, left(t, 'RST'))}, the next number in order, by which the ${peer(t)} will know it as genuine.`,
        phrase`It is sent only once: nobody acknowledges a RST, and nobody notices if it is lost.`,
      ),
  },
  'call.abortSilent': {
    title: (t) => phrase`The ${me(t)} aborts, and needs no RST for it.`,
    text: (t) =>
      t.from === 'LISTEN' || t.from === 'SYN_SENT'
        ? phrase`In ${stateMark(t.from)} there is no connection yet that a RST could end: the record is deleted, and that is all.`
        : phrase`In ${stateMark(t.from)} both ends have closed already; the abort only deletes the record, sooner than planned.`,
  },
  'call.status': {
    title: (t) => phrase`The ${me(t)} is asked for its state: ${stateMark(t.to)}.`,
    text: () => phrase`STATUS tells what is in the connection record and changes nothing.`,
  },
  'call.crash': {
    title: (t) => phrase`The ${me(t)} crashes and forgets the connection.`,
    text: (t) => {
      const other = t.step.ends[t.peer].state;
      const unaware = other !== 'CLOSED' && other !== 'LISTEN';
      return say(
        phrase`The record is gone, and not a word was sent.`,
        unaware &&
          phrase`The ${peer(t)} is still ${stateMark(other)} and knows nothing of it: the connection is half-open.`,
        unaware && phrase`When it next sends something, the RST that comes back will tell it.`,
      );
    },
  },
  'call.closeUnread': {
    title: (t) => phrase`The ${me(t)} closes with data unread: RST instead of FIN.`,
    text: (t) =>
      say(
        phrase`${bytes(t.before?.unread ?? 0)} were received and acknowledged, and nobody will ever read them.`,
        phrase`A FIN would look like a clean end; the RST (${ourSeq(t, left(t, 'RST'))}) tells the ${peer(t)} that data was lost.`,
      ),
  },
  'call.stopReading': {
    title: (t) => phrase`The ${me(t)}’s program gives up reading as well.`,
    text: (t) =>
      say(
        phrase`Its own direction is closed already, so nothing is sent. From here on nobody will read what the ${peer(t)} still sends.`,
      ),
  },
} satisfies Record<RulesOf<'call'>, RuleWords>;
