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
          phrase`The ${me(t)} gets an ${flagsMark(t.segment)} that tells it nothing new.`,
        moves: (t) =>
          phrase`An ${flagsMark(t.segment)} arrives: the ${me(t)} is ${stateMark(t.to)}.`,
      },
      text: {
        withAck: (t) =>
          phrase`It is in order (${itsSeq(t)}, ${itsAck(t)}), and nothing has to be done about it.`,
        withoutAck: (t) =>
          phrase`It is in order (${itsSeq(t)}), and nothing has to be done about it.`,
      },
    },
    call: {
      title: (t) =>
        phrase`The ${me(t)}’s application calls ${code(`${t.call?.call ?? 'receive'}()`)}.`,
      text: {
        waits: (t) =>
          phrase`In ${stateMark(t.from)} the call has nothing to work on yet: it waits, and nothing is sent.`,
        moves: (t) => phrase`${stateMark(t.from)} becomes ${stateMark(t.to)}.`,
      },
    },
    timer: {
      title: (t) => phrase`A timer of the ${me(t)} ends, and there is nothing to be done.`,
      text: () => phrase`What it was guarding has been settled in the meantime.`,
    },
  },
  GAP,
);

export const start: StartWords = {
  title: phrase`Nothing has happened yet.`,
  bothClosed: phrase`The ${client} and the ${server} are both ${stateMark('CLOSED')}: neither has a record of any connection.`,
  both: (state) => phrase`The ${client} and the ${server} are both ${stateMark(state)}.`,
  each: (ofClient, ofServer) =>
    phrase`The ${client} is ${stateMark(ofClient)}, the ${server} is ${stateMark(ofServer)}.`,
  play: phrase`Play, or go forward step by step.`,
};

export const source: SourceWords = {
  noRfc: 'deployed stacks, no RFC',
  step: (section, step) => `${section}, ${ordinal(step)} step`,
};
