/** What is said of a step that cites no rule worth a sentence, by what caused it. */
import { says, type RuleChoices } from '../choice.ts';

export const none = {
  segment: {
    title: says((t) => (t.from === t.to ? 'nothingNew' : 'moves')),
    text: says((t) => (t.segment?.ack === true ? 'withAck' : 'withoutAck')),
  },
  call: { text: says((t) => (t.from === t.to ? 'waits' : 'moves')) },
  timer: {},
} satisfies Readonly<Record<'segment' | 'call' | 'timer', RuleChoices>>;
