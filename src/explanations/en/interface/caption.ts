/** Words around the explanation of a step. */
export const caption = {
  source: 'Where this rule is written',
  /** Spoken after the sentence. */
  stateChange: (side: string, from: string, to: string) => `${side}: ${from} to ${to}.`,
  also: 'Also at work',
  expand: 'Show more of the explanation',
  shrink: 'Show less of the explanation',
};
