/** TCP Fast Open (RFC 7413): what the cookie is for, what a round trip less costs, and what happens where it does not work. */
import { arrives, cites, fires, sentBy } from '../moments.ts';
import { segment, state, type Lesson } from './lesson.ts';

const syn = sentBy('client', 'SYN');
const synAck = sentBy('server', 'SYN_ACK');
const secondSyn = sentBy('client', 'SYN', 2);
const secondReply = sentBy('server', 'DATA', 2);

export const fastOpen = {
  cookie: {
    scenario: 'fast-open',
    moment: cites('fastOpen.keeps', { side: 'client' }),
    highlight: [segment(syn), segment(synAck), segment(sentBy('client', 'DATA'))],
  },
  withSyn: {
    scenario: 'fast-open',
    moment: cites('fastOpen.accepts', { side: 'server' }),
    highlight: [segment(secondSyn), state('server')],
    asks: { right: 'syn', wrong: ['third', 'after'] },
  },
  earlier: {
    scenario: 'fast-open',
    moment: arrives(secondReply),
    highlight: [segment(secondSyn), segment(secondReply), state('server')],
  },
  refused: {
    scenario: 'fast-open-refused',
    moment: cites('fastOpen.again', { side: 'client' }),
    highlight: [segment(syn), segment(synAck), segment(sentBy('client', 'DATA'))],
  },
  twice: {
    scenario: 'fast-open-twice',
    moment: cites('fastOpen.accepts', { side: 'server', nth: 2 }),
    highlight: [segment(syn), segment(sentBy('server', 'SYN_ACK', 2)), state('server')],
    asks: { right: 'again', wrong: ['number', 'cookie'] },
  },
  lost: {
    scenario: 'fast-open-syn-lost',
    moment: fires('client', 'retransmission'),
    highlight: [segment(syn), segment(secondSyn)],
  },
} as const satisfies Lesson;
