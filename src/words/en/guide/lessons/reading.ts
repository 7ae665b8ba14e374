/** Reading the picture. In English. */
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { itsSeq, ourAck, ackThatLeft } from '../../../sentences/facts.ts';
import { client, server } from '../../say.ts';

export const reading: LessonWords<'reading-the-picture'> = {
  title: 'Reading the picture',
  about: 'What the arrows, flags, numbers and states mean. Start here if TCP is new to you.',
  steps: {
    segment: {
      title: 'An arrow is a segment',
      text: phrase`Two programs talk over the network: a ${client} and a ${server}. Time runs down. Each slanted arrow is a segment, the unit that TCP sends. The network needs time to carry it, so the arrow slants. The dot shows where this segment is now.`,
    },
    flags: {
      title: 'Flags say what it is for',
      text: phrase`${code('SYN')}: “here my sequence numbers start.” ${code('ACK')}: “I have received everything up to here.” ${code('FIN')}: “I have no more data.” ${code('RST')}: “there is no such connection.” A segment can carry several flags: ${code('SYN+ACK')} says two of these at once.`,
    },
    state: {
      title: 'Each side has a state',
      text: phrase`The bar beside each side shows its state: what has happened so far, and what it waits for. A state changes when a segment arrives, the application makes a call, or a timer fires. Now the ${client} and the ${server} are ${stateMark('ESTABLISHED')}: both can send data.`,
    },
    numbers: {
      title: 'Every byte has a number',
      asks: {
        question:
          'The client has sent its first 100 bytes. Which byte does the server name in its ACK?',
        choices: {
          next: 'Byte 101: the next one that it expects',
          last: 'Byte 100: the last one that it has received',
          first: 'Byte 1: the first one of the segment',
        },
      },
      text: (t) =>
        phrase`${itsSeq(t)} is the sequence number of the first byte in the client’s segment. ${ourAck(t, ackThatLeft(t))} is the next number that the ${server} expects: all before it has arrived. ${code('J')} is where the client’s numbers start; its SYN took one number.`,
    },
  },
  learned: phrase`A connection is two directions. In each, ${code('seq')} counts what is sent and ${code('ack')} what is expected next.`,
};
