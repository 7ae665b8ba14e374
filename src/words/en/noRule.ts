/** What to say where no rule has much to say, and before the start. In English. */
import type { RuleSource } from '../../../machines/tcp/rules.ts';
import type { State } from '../../../machines/tcp/states.ts';
import { flagsMark, itsAck, itsSeq } from '../sentences/facts.ts';
import { code, phrase, sideMark, stateMark } from '../phrase.ts';
import type { RuleWords, Words } from '../contract/index.ts';
import { me, ordinal, say } from './say.ts';
import { SIDE_NAMES } from './sides.ts';

export const noRule = {
  segment: {
    title: (t) =>
      t.from === t.to
        ? phrase`The ${me(t)} gets an ${flagsMark(t.segment)} that tells it nothing new.`
        : phrase`An ${flagsMark(t.segment)} arrives: the ${me(t)} is ${stateMark(t.to)}.`,
    text: (t) =>
      t.segment?.ack === true
        ? phrase`It is in order (${itsSeq(t)}, ${itsAck(t)}), and nothing has to be done about it.`
        : phrase`It is in order (${itsSeq(t)}), and nothing has to be done about it.`,
  },
  call: {
    title: (t) =>
      phrase`The ${me(t)}’s application calls ${code(`${t.call?.call ?? 'receive'}()`)}.`,
    text: (t) =>
      t.from === t.to
        ? phrase`In ${stateMark(t.from)} the call has nothing to work on yet: it waits, and nothing is sent.`
        : phrase`${stateMark(t.from)} becomes ${stateMark(t.to)}.`,
  },
  timer: {
    title: (t) => phrase`A timer of the ${me(t)} ends, and there is nothing to be done.`,
    text: () => phrase`What it was guarding has been settled in the meantime.`,
  },
} satisfies Record<'segment' | 'call' | 'timer', RuleWords>;

export const start: Words['start'] = (ends) => {
  const client = sideMark('client', SIDE_NAMES.client);
  const server = sideMark('server', SIDE_NAMES.server);
  return {
    title: phrase`Nothing has happened yet.`,
    text: say(
      ends.client.state === ends.server.state
        ? phrase`The ${client} and the ${server} are both ${stateMark(ends.client.state)}${meaning(ends.client.state)}.`
        : phrase`The ${client} is ${stateMark(ends.client.state)}, the ${server} is ${stateMark(ends.server.state)}.`,
      phrase`Play, or go forward step by step.`,
    ),
  };
};

const meaning = (state: State) =>
  state === 'CLOSED' ? ': neither has a record of any connection' : '';

export const source = ({ rfc, section, step }: RuleSource): string => {
  if (rfc === null) return 'deployed stacks, no RFC';
  const place = `RFC ${rfc} §${section}`;
  return step === undefined ? place : `${place}, ${ordinal(step)} step`;
};
