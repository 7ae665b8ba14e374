/** What the application asks for (RFC 9293, 3.10.1 to 3.10.6), in English. */
import { code, phrase, stateMark } from '../../phrase.ts';
import {
  left,
  newData,
  now,
  octets,
  ourAck,
  ourFin,
  ourSeq,
  rtoNow,
  waiting,
} from '../../sentences/facts.ts';
import { callName, finThatLeft, firstNew, lastNew, readNow } from '../../sentences/rules/calls.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, me, peer, say, segments } from '../say.ts';

export const calls: RuleTexts<RulesOf<'call'>> = {
  'call.listen': {
    title: (t) => phrase`The ${me(t)} waits for someone to connect.`,
    text: {
      passiveOpen: () =>
        phrase`${code('listen()')} is a passive OPEN: ${stateMark('CLOSED')} becomes ${stateMark('LISTEN')}, and nothing is sent.`,
      named: () => phrase`The remote socket is named, so only a SYN from there will do.`,
      unnamed: () => phrase`Nobody is named: the first SYN to arrive says who the other end is.`,
    },
  },
  'call.connect': {
    title: (t) => phrase`The ${me(t)} sends its SYN.`,
    text: {
      fromListen: () =>
        phrase`A ${code('connect()')} turns the waiting end into the calling one: ${stateMark('LISTEN')} becomes ${stateMark('SYN_SENT')}.`,
      activeOpen: () =>
        phrase`${code('connect()')} is an active OPEN: ${stateMark('CLOSED')} becomes ${stateMark('SYN_SENT')}.`,
      choosesNumber: (t) =>
        phrase`The ${me(t)} chooses its initial sequence number, ${now(t, 'ISS')}; the SYN itself takes that number, so that it can be acknowledged like data, and the next one is ${now(t, 'SND.NXT')}.`,
      goesAgain: (t) => phrase`Without an answer within ${rtoNow(t)} it goes again.`,
    },
  },
  'call.sendOpens': {
    title: (t) => phrase`The ${me(t)} has something to say, so it opens actively: SYN.`,
    text: {
      opens: (t) =>
        phrase`A ${code('send()')} in ${stateMark('LISTEN')} with the remote socket named is an active OPEN as well: the SYN leaves with ${ourSeq(t, left(t, 'SYN'))}.`,
      dataWaits: (t) =>
        phrase`The ${bytes(waiting(t))} wait until the connection is ${stateMark('ESTABLISHED')}.`,
    },
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
    title: {
      allWait: (t) =>
        phrase`The ${me(t)} has ${bytes(t.call?.bytes ?? octets(newData(t)))} to send, and must wait.`,
      someWait: (t) =>
        phrase`The ${me(t)} sends ${bytes(octets(newData(t)))}; ${bytes(waiting(t))} wait.`,
      sends: (t) => phrase`The ${me(t)} sends ${bytes(octets(newData(t)))}.`,
    },
    text: {
      numbers: (t) =>
        phrase`They take the numbers ${firstNew(t)} to ${lastNew(t)} and leave in ${segments(newData(t).length)}, within the ${peer(t)}’s window (${now(t, 'SND.WND')}) and the congestion window (${now(t, 'cwnd')}).`,
      wraps: () => phrase`After ${code(4294967295)} the numbers go on from 0.`,
      guarded: (t) =>
        phrase`A copy is kept until the ACK comes; without one within ${rtoNow(t)} it goes again.`,
      kept: () => phrase`A copy is kept until the ACK comes.`,
      buffered: (t) => phrase`They stay in the send buffer (${bytes(waiting(t))} in all).`,
      closeWait: (t) =>
        phrase`${stateMark('CLOSE_WAIT')} does not forbid it: the ${peer(t)} has closed its own direction, not this one.`,
    },
  },
  'call.sendQueued': {
    title: (t) =>
      phrase`The ${me(t)}’s ${bytes(t.call?.bytes ?? waiting(t))} wait for the handshake to end.`,
    text: (t) =>
      phrase`In ${stateMark(t.from)} the connection is not open yet. The data is queued and leaves as soon as it is ${stateMark('ESTABLISHED')}.`,
  },
  'call.receive': {
    title: {
      reads: (t) => phrase`The ${me(t)}’s application reads ${bytes(readNow(t))}.`,
      waits: (t) => phrase`The ${me(t)}’s application waits for data.`,
    },
    text: {
      makesRoom: () =>
        phrase`They leave the receive buffer, and so make room for as many new ones.`,
      staysUnread: (t) => phrase`${bytes(t.after?.unread ?? 0)} stay unread.`,
      noUpdate: () =>
        phrase`Nothing is sent: a window is announced anew only when it has grown by a worthwhile piece.`,
      nothingThere: () =>
        phrase`Nothing is there to be read. The call is kept until data arrives; nothing is sent.`,
    },
  },
  'call.connectionClosing': {
    title: (t) => phrase`Too late for ${callName(t)}: the ${me(t)}’s connection is closing.`,
    text: {
      receive: (t) =>
        phrase`The ${peer(t)}’s FIN has come and everything before it has been read, so no more data can follow.`,
      send: (t) =>
        phrase`The ${me(t)} has closed its sending direction; nothing may follow its FIN.`,
      close: (t) => phrase`The ${me(t)} has closed already, and a second FIN is never sent.`,
      answer: () => phrase`The call returns ${code('error: connection closing')}.`,
    },
  },
  'call.closeUnopened': {
    title: {
      listening: (t) => phrase`The ${me(t)} stops listening.`,
      opening: (t) => phrase`The ${me(t)} gives up before the connection is open.`,
    },
    text: {
      listening: () =>
        phrase`There is no peer yet, so there is nobody to send a FIN to: the record is deleted, and the next SYN will be answered with RST.`,
      opening: (t) =>
        phrase`In ${stateMark('SYN_SENT')} a close deletes the record and sends nothing. Should the ${peer(t)}’s SYN+ACK still come, it meets ${stateMark('CLOSED')} and gets a RST.`,
    },
  },
  'call.closeActive': {
    title: {
      finLeaves: (t) => phrase`The ${me(t)} closes: it sends its FIN.`,
      finWaits: (t) => phrase`The ${me(t)} closes; its FIN waits behind ${bytes(waiting(t))}.`,
    },
    text: {
      finMeans: (t) =>
        phrase`FIN means “I have nothing more to send”, and no more than that. It takes a number of its own, ${ourFin(t, finThatLeft(t))}, so it can be acknowledged and, if lost, sent again.`,
      finAfterData: () =>
        phrase`The FIN takes the number after the last byte of data, so the data leaves first. The state is ${stateMark('FIN_WAIT_1')} at once all the same.`,
      beforeEstablished: () =>
        phrase`It may do so before it is ${stateMark('ESTABLISHED')}: its SYN is sent, only the ACK of it is not here yet.`,
      shutdown: (t) =>
        phrase`After a ${code('shutdown()')} the application goes on reading: until the ${peer(t)} closes too, data may still arrive.`,
      halfDuplex: () =>
        phrase`With ${code('close()')} the application gives up reading as well; data that still arrives will be answered with RST.`,
      peerStillOpen: (t) =>
        phrase`The ${me(t)} can still receive: the ${peer(t)}’s direction is open until it sends a FIN itself.`,
    },
  },
  'call.closePassive': {
    title: (t) => phrase`The ${me(t)} closes too: it sends its FIN.`,
    text: {
      wasWaiting: (t) =>
        phrase`This is what ${stateMark('CLOSE_WAIT')} was waiting for: the application is done as well. The FIN (${ourSeq(t, finThatLeft(t))}) takes the last number that the ${me(t)} will use.`,
      ackRides: (t) =>
        phrase`The ACK of the ${peer(t)}’s FIN had not left yet and rides on it (${ourAck(t, finThatLeft(t))}): the close takes three segments, not four.`,
      ackMissing: () => phrase`In ${stateMark('LAST_ACK')} only its ACK is missing.`,
    },
  },
  'call.closeWaits': {
    title: (t) => phrase`The ${me(t)} has closed, but its data goes before the FIN.`,
    text: {
      dataFirst: (t) =>
        phrase`${bytes(waiting(t))} have not left yet, and the FIN takes the number after the last of them.`,
      closeWait: () =>
        phrase`Until then the state stays ${stateMark('CLOSE_WAIT')}: here it is the sending of the FIN that leads to ${stateMark('LAST_ACK')}, not the call.`,
      synRcvd: () =>
        phrase`They cannot leave before the connection is ${stateMark('ESTABLISHED')}; the close waits with them.`,
    },
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
    text: {
      unopened: (t) =>
        phrase`In ${stateMark(t.from)} there is no connection yet that a RST could end: the record is deleted, and that is all.`,
      closedAlready: (t) =>
        phrase`In ${stateMark(t.from)} both ends have closed already; the abort only deletes the record, sooner than planned.`,
    },
  },
  'call.status': {
    title: (t) => phrase`The ${me(t)} is asked for its state: ${stateMark(t.to)}.`,
    text: () => phrase`STATUS tells what is in the connection record and changes nothing.`,
  },
  'call.crash': {
    title: (t) => phrase`The ${me(t)} crashes and forgets the connection.`,
    text: {
      gone: () => phrase`The record is gone, and not a word was sent.`,
      peerUnaware: (t) =>
        phrase`The ${peer(t)} is still ${stateMark(t.peerEnd.state)} and knows nothing of it: the connection is half-open.`,
      peerLearns: () => phrase`When it next sends something, the RST that comes back will tell it.`,
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
};
