/** What to say where no rule has much to say, and before the start. In English. */
import { flagsMark, itsAck, itsSeq } from '../sentences/facts.ts';
import { code, phrase, stateMark } from '../phrase.ts';
import type { SourceWords, StartWords } from '../contract/index.ts';
import { noRuleIn } from '../sentences/rules/index.ts';
import { client, GAP, me, ordinal, server } from './say.ts';

export const noRule = noRuleIn(
  {
    segment: {
      title: {
        nothingNew: (t) =>
          phrase`The ${me(t)} receives ${flagsMark(t.segment)}, which brings nothing new.`,
        moves: (t) =>
          phrase`The ${me(t)} receives ${flagsMark(t.segment)} and is now ${stateMark(t.to)}.`,
      },
      text: {
        withAck: (t) =>
          phrase`The segment is in sequence (${itsSeq(t)}, ${itsAck(t)}) and has no further effect.`,
        withoutAck: (t) =>
          phrase`The segment is in sequence (${itsSeq(t)}) and has no further effect.`,
      },
    },
    call: {
      title: (t) =>
        phrase`The ${me(t)}’s application calls ${code(`${t.call?.call ?? 'receive'}()`)}.`,
      text: {
        waits: (t) => phrase`In ${stateMark(t.from)} the call has to wait. Nothing is sent.`,
        moves: (t) => phrase`${stateMark(t.from)} becomes ${stateMark(t.to)}.`,
      },
    },
    timer: {
      title: (t) => phrase`A timer of the ${me(t)} expires without effect.`,
      text: () => phrase`Nothing is left for it to do.`,
    },
  },
  GAP,
);

export const start: StartWords = {
  title: phrase`Nothing has happened yet.`,
  bothClosed: phrase`The ${client} and the ${server} are both ${stateMark('CLOSED')}: neither has any connection state (TCB).`,
  both: (state) => phrase`The ${client} and the ${server} are both ${stateMark(state)}.`,
  each: (ofClient, ofServer) =>
    phrase`The ${client} is ${stateMark(ofClient)}, the ${server} is ${stateMark(ofServer)}.`,
  play: phrase`Play, or step forward.`,
};

export const source: SourceWords = {
  noRfc: 'Linux, no RFC',
  breaks: (section) => `Not TCP: breaks ${section}`,
  step: (section, step) => `${section}, ${ordinal(step)} step`,
};
