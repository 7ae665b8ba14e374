/** Why a connection is opened with three segments. In Chinese. */
import { itsSeq } from '../../../facts.ts';
import type { LessonWords } from '../../../guideWords.ts';
import { phrase, stateMark } from '../../../phrase.ts';
import { me, peer } from '../../say.ts';

export const whyThree: LessonWords<'why-three'> = {
  title: '为什么是三次握手',
  about: '双方都要确知：对方已经知道自己的初始序号。',
  steps: {
    syn: {
      title: '从客户端到服务器',
      text: (t) =>
        phrase`${me(t)}知道了${peer(t)}的序号（${itsSeq(t)}），进入 ${stateMark(t.to)}。${peer(t)}对此还一无所知。`,
    },
  },
};
