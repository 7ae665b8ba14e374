/** What the application asks for (RFC 9293, 3.10.1 to 3.10.6), in English. */
import { code, phrase, stateMark, type Phrase } from '../../phrase.ts';
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
import { unwritten } from '../../sentences/rules/send.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, say, segments } from '../say.ts';

const lingers = (t: Telling): Phrase =>
  phrase`${code('SO_LINGER')} is set: ${code('close()')} returns when data and FIN are acknowledged, or after ${lasting(t.profile.lingerUs ?? 0)}. Then the connection goes on without it.`;

export const calls: RuleTexts<RulesOf<'call'>> = {
  'call.listen': {
    title: (t) => phrase`The ${me(t)} listens for connections.`,
    text: {
      passiveOpen: () =>
        phrase`${code('listen()')} is a passive OPEN: ${stateMark('CLOSED')} becomes ${stateMark('LISTEN')}, and nothing is sent.`,
      named: () => phrase`The remote socket is named, so only a SYN from it is accepted.`,
      unnamed: () => phrase`No remote socket is named, so a SYN from any address is accepted.`,
    },
  },
  'call.connect': {
    title: (t) => phrase`The ${me(t)} sends its SYN.`,
    text: (t) =>
      say(
        phrase`${code('connect()')} is an active OPEN: ${stateMark(t.from)} becomes ${stateMark('SYN_SENT')}.`,
        phrase`The SYN uses the initial sequence number ${now(t, 'ISS')}; the next one is ${now(t, 'SND.NXT')}.`,
        phrase`Without an answer within ${rtoNow(t)}, the SYN is retransmitted.`,
      ),
  },
  'call.sendOpens': {
    title: (t) => phrase`The ${me(t)} has data to send, so it sends a SYN.`,
    text: {
      opens: (t) =>
        phrase`In ${stateMark('LISTEN')}, a ${code('send()')} that names the remote socket is an active OPEN: the SYN has ${ourSeq(t, left(t, 'SYN'))}.`,
      dataWaits: (t) =>
        phrase`${bytes(waiting(t))} wait until the connection is ${stateMark('ESTABLISHED')}.`,
    },
  },
  'call.remoteMissing': {
    title: (t) => phrase`The ${me(t)} names no remote socket: the call fails.`,
    text: (t) =>
      phrase`An active OPEN must name the remote address and port. The call returns ${code('error: remote socket unspecified')}; nothing is sent, and the state stays ${stateMark(t.to)}.`,
  },
  'call.alreadyExists': {
    title: (t) => phrase`The ${me(t)}’s call fails locally: the connection already exists.`,
    text: {
      exists: (t) =>
        phrase`In ${stateMark(t.from)} there is still connection state (TCB). The call returns ${code('error: connection already exists')}; nothing is sent.`,
      inSockets: () =>
        phrase`In sockets it fails with ${code('EADDRINUSE')} or ${code('EADDRNOTAVAIL')}.`,
    },
  },
  'call.doesNotExist': {
    title: (t) => phrase`The ${me(t)} has no connection for ${callName(t)}.`,
    text: () =>
      phrase`${stateMark('CLOSED')} means that there is no connection state (TCB). The call returns ${code('error: connection does not exist')}; nothing is sent.`,
  },
  'call.send': {
    title: {
      allWait: (t) =>
        phrase`The ${me(t)} has ${bytes(t.call?.bytes ?? octets(newData(t)))} to send, and must wait.`,
      someWait: (t) =>
        phrase`The ${me(t)} sends ${bytes(octets(newData(t)))}; ${bytes(waiting(t) + unwritten(t))} wait.`,
      sends: (t) => phrase`The ${me(t)} sends ${bytes(octets(newData(t)))}.`,
    },
    text: {
      numbers: (t) =>
        phrase`The data has sequence numbers ${firstNew(t)} to ${lastNew(t)} and leaves in ${segments(newData(t).length)}, within the ${peer(t)}’s window (${now(t, 'SND.WND')}) and the congestion window (${now(t, 'cwnd')}).`,
      wraps: () => phrase`After ${code(4294967295)} the sequence numbers wrap around to 0.`,
      guarded: (t) => phrase`Without an ACK within ${rtoNow(t)}, the data is retransmitted.`,
      kept: () => phrase`A copy is kept until the data is acknowledged.`,
      buffered: (t) => phrase`The send buffer now holds ${bytes(waiting(t))}.`,
      closeWait: (t) =>
        phrase`${stateMark('CLOSE_WAIT')} allows this: the ${peer(t)}’s FIN closed only the opposite direction.`,
    },
  },
  'call.sendQueued': {
    title: (t) =>
      phrase`The ${me(t)}’s ${bytes(t.call?.bytes ?? waiting(t))} wait for the handshake.`,
    text: (t) =>
      phrase`In ${stateMark(t.from)} the connection is not open yet. The data is queued until it is ${stateMark('ESTABLISHED')}.`,
  },
  'call.receive': {
    title: {
      reads: (t) => phrase`The ${me(t)}’s application reads ${bytes(readNow(t))}.`,
      waits: (t) => phrase`The ${me(t)}’s application waits for data.`,
    },
    text: {
      makesRoom: () => phrase`This makes room in the receive buffer.`,
      staysUnread: (t) => phrase`${bytes(t.after?.unread ?? 0)} stay unread.`,
      noUpdate: () =>
        phrase`No window update is sent yet: the window must first grow by a larger step.`,
      nothingThere: () =>
        phrase`There is no data to read yet, so the call blocks. Nothing is sent.`,
    },
  },
  'call.connectionClosing': {
    title: (t) => phrase`${callName(t)} fails: the ${me(t)}’s connection is closing.`,
    text: {
      receive: (t) => phrase`The ${peer(t)}’s FIN has arrived, so no more data follows.`,
      send: (t) => phrase`The ${me(t)} has closed its sending direction: no data may follow a FIN.`,
      close: (t) => phrase`The ${me(t)} has closed already; there is only one FIN per direction.`,
      answer: () => phrase`In RFC 9293 the call returns ${code('error: connection closing')}.`,
      endOfFile: () => phrase`In sockets, ${code('recv()')} returns 0 (EOF).`,
    },
  },
  'call.closeUnopened': {
    title: {
      listening: (t) => phrase`The ${me(t)} stops listening.`,
      opening: (t) => phrase`The ${me(t)} closes before the connection is established.`,
    },
    text: {
      listening: () =>
        phrase`There is no connection, so no FIN is sent. A SYN that arrives in ${stateMark('CLOSED')} is answered with RST.`,
      opening: (t) =>
        phrase`In ${stateMark('SYN_SENT')} a close deletes the connection state (TCB) and sends nothing. If the ${peer(t)}’s SYN+ACK still arrives, it is answered with RST.`,
    },
  },
  'call.closeActive': {
    title: {
      finLeaves: (t) => phrase`The ${me(t)} closes: it sends its FIN.`,
      finWaits: (t) => phrase`The ${me(t)} closes; ${bytes(waiting(t))} go before its FIN.`,
    },
    text: {
      finMeans: (t) =>
        phrase`FIN means “no more data to send”. It uses one sequence number, ${ourFin(t, finThatLeft(t))}, so it can be acknowledged and retransmitted.`,
      finAfterData: () =>
        phrase`The FIN comes after the last byte of data, but the state is ${stateMark('FIN_WAIT_1')} at once.`,
      beforeEstablished: () =>
        phrase`A close is allowed before ${stateMark('ESTABLISHED')}: the FIN follows the SYN.`,
      shutdown: (t) =>
        phrase`${code('shutdown()')} closes only the sending direction: the ${me(t)} can still receive.`,
      socketClosed: () =>
        phrase`On Linux, ${code('close()')} gives up the socket: data that still arrives is answered with RST.`,
      receives: () =>
        phrase`RFC 9293’s CLOSE leaves receiving open; ${code('close()')} of a socket does not.`,
      lingers,
    },
  },
  'call.closePassive': {
    title: {
      finLeaves: (t) => phrase`The ${me(t)} closes too: it sends its FIN.`,
      finWaits: (t) => phrase`The ${me(t)} closes too; ${bytes(waiting(t))} go before its FIN.`,
    },
    text: {
      atOnce: () =>
        phrase`On Linux, ${stateMark('LAST_ACK')} begins with the call, before the FIN is sent.`,
      wasWaiting: (t) =>
        phrase`In ${stateMark('CLOSE_WAIT')} the ${me(t)} was waiting for its application to close. The FIN has ${ourSeq(t, finThatLeft(t))}.`,
      threeSegments: (t) =>
        phrase`The ACK of the ${peer(t)}’s FIN is piggybacked on it (${ourAck(t, finThatLeft(t))}): the teardown takes three segments, not four.`,
      lastAck: (t) =>
        phrase`In ${stateMark('LAST_ACK')} the ${me(t)} waits for the ACK of its FIN.`,
      lingers,
    },
  },
  'call.closeWaits': {
    title: (t) => phrase`The ${me(t)} closes, but its data must go before the FIN.`,
    text: {
      writeFirst: (t) =>
        phrase`The application is still in ${code('send()')}, with ${bytes(unwritten(t))} not written: it closes when that call returns.`,
      dataFirst: (t) =>
        phrase`${bytes(waiting(t))} are not sent yet, and the FIN comes after the last of them.`,
      closeWait: () =>
        phrase`The state stays ${stateMark('CLOSE_WAIT')}: in RFC 9293, ${stateMark('LAST_ACK')} begins when the FIN is sent.`,
      synRcvd: () => phrase`Both wait until the connection is ${stateMark('ESTABLISHED')}.`,
      lingers,
    },
    aside: () => null,
  },
  'call.abortReset': {
    title: (t) => phrase`The ${me(t)} aborts: it sends RST and deletes the connection state.`,
    text: {
      dropped: (t) =>
        phrase`Unsent and unread data is discarded, and the ${me(t)} is ${stateMark('CLOSED')} at once.`,
      numbered: (t) => phrase`The RST has ${ourSeq(t, left(t, 'RST'))}, the next sequence number.`,
      onlyOnce: () => phrase`It is not acknowledged, so it is never retransmitted if it is lost.`,
      lingersNoTime: () =>
        phrase`${code('SO_LINGER')} with time 0 makes ${code('close()')} do this.`,
    },
  },
  'call.abortSilent': {
    title: (t) => phrase`The ${me(t)} aborts without a RST.`,
    text: {
      unopened: (t) =>
        phrase`In ${stateMark(t.from)} there is no connection yet that a RST could end. The ${me(t)} is ${stateMark('CLOSED')} at once.`,
      closedAlready: (t) =>
        phrase`In ${stateMark(t.from)} both sides have closed already. The abort only deletes the connection state (TCB) early.`,
    },
  },
  'call.status': {
    title: (t) => phrase`The ${me(t)} is asked for its state: ${stateMark(t.to)}.`,
    text: () => phrase`STATUS reads the connection state (TCB) and changes nothing.`,
  },
  'call.crash': {
    title: (t) => phrase`The ${me(t)} crashes and loses its connection state.`,
    text: {
      gone: () => phrase`Nothing is sent.`,
      halfOpen: (t) =>
        phrase`The ${peer(t)} does not know and is still ${stateMark(t.peerEnd.state)}: the connection is half-open.`,
      peerLearns: (t) =>
        phrase`If a segment from the ${peer(t)} arrives now, the ${me(t)} answers it with RST.`,
    },
  },
  'call.closeUnread': {
    title: (t) => phrase`The ${me(t)} closes with unread data: RST instead of FIN.`,
    text: (t) =>
      say(
        phrase`${bytes(t.before?.unread ?? 0)} were received, but the application never read them.`,
        phrase`The RST (${ourSeq(t, left(t, 'RST'))}) reports the loss to the ${peer(t)}; a FIN would look like a normal close.`,
      ),
  },
  'call.stopReading': {
    title: (t) => phrase`The ${me(t)}’s application gives up the socket.`,
    text: () =>
      phrase`After ${code('shutdown()')} the FIN is already due, so ${code('close()')} sends nothing. It only ends receiving: data that still arrives is answered with RST.`,
  },
};
