/** Why a connection is opened with three segments. In English. */
import { itsSeq } from '../../../facts.ts';
import type { LessonWords } from '../../../guideWords.ts';
import { phrase, stateMark } from '../../../phrase.ts';
import { me, peer } from '../../say.ts';

export const whyThree: LessonWords<'why-three'> = {
  title: 'Why three segments to open',
  about: 'Each end has to learn that the other one knows its initial sequence number.',
  steps: {
    syn: {
      title: 'From client to server',
      text: (t) =>
        phrase`The ${me(t)} has the number of the ${peer(t)} now (${itsSeq(t)}) and is in ${stateMark(t.to)}. The ${peer(t)} knows nothing of that yet.`,
    },
  },
};
