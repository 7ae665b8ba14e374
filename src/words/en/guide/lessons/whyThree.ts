/** Why a connection is opened with three segments. In English. */
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  now,
  ourAck,
  ourSeq,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark, strong } from '../../../phrase.ts';
import { client, server } from '../../say.ts';

export const whyThree: LessonWords<'why-three'> = {
  title: 'Why three segments to open',
  about: 'What each of the three proves, what two would let in, and why nobody needs four.',
  steps: {
    connect: {
      title: 'Two directions, two numbers',
      text: (t) =>
        phrase`A connection is two streams of bytes, one each way, and each counts from a number of its own. The ${client} has chosen ${now(t, 'ISS')} for its stream and sends it in a SYN. Opening has one task: each end must learn the other’s number, and know that its own has arrived.`,
    },
    syn: {
      title: 'The way there works',
      text: (t) =>
        phrase`The SYN is here. The ${server} has the client’s number, ${itsSeq(t)}, and expects ${now(t, 'RCV.NXT')} next. So the way from client to server works, and only the server knows it. The ${client} is in ${stateMark('SYN_SENT')} and has heard nothing.`,
    },
    synAck: {
      title: 'There and back, for the client',
      text: (t) =>
        phrase`The answer says ${itsAck(t)}: the client’s number has arrived. It also brings the server’s own number, ${itsSeq(t)}. The ${client} has now seen both ways work, and is ${stateMark(t.to)}. The ${server} is not: it cannot know whether its number came through.`,
    },
    ack: {
      title: 'There and back, for the server',
      text: (t) =>
        phrase`The third segment says ${itsAck(t)}: the server’s number has arrived too. Both ends now know that both ways work, and nothing is left to prove. Click this ACK to ${lossMark('lose')} it, and see: the client’s data carries the same number and proves the same.`,
    },
    shared: {
      title: 'Why not four',
      text: (t) =>
        phrase`Four things have to be said: my number; I have yours; my number; I have yours. The ${server} says the middle two in one segment, ${ourAck(t, ackThatLeft(t))} and ${ourSeq(t, left(t))}. A listener has nothing to wait for: when the SYN comes, its own number is ready.`,
    },
    oldSyn: {
      title: 'What two would break',
      text: (t) =>
        phrase`A SYN with ${itsSeq(t)} arrives that belongs to an earlier attempt and was late in the network. The ${server} cannot tell, and answers it with ${ourAck(t, ackThatLeft(t))}. If two segments were enough, it would be connected now, and its program would talk to a client that knows nothing of it.`,
    },
    disowned: {
      title: 'The client says no',
      text: (t) =>
        phrase`The ${client} has sent up to ${now(t, 'SND.NXT')} and nothing else can be acknowledged: ${itsAck(t)} is not about its SYN. It answers with a RST (${ourSeq(t, left(t, 'RST'))}). This is what the third segment is for: the one who began gets to say yes, or no.`,
    },
    listening: {
      title: 'As if nothing had been',
      text: phrase`The ${code('RST')} takes the ${server} from ${stateMark('SYN_RCVD')} back to ${stateMark('LISTEN')}. Its program never heard of the old SYN. The client’s own SYN is still on its way.`,
    },
    real: {
      title: 'The real one',
      text: phrase`The client’s own SYN came, and was answered, and the answer was confirmed: both ends are ${stateMark('ESTABLISHED')}. ${strong('Three segments are the fewest after which each end knows that the other one has its number.')}`,
    },
  },
};
