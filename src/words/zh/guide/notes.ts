/** Fidelity notes. In Chinese. */
import type { GuideWords } from '../../contract/index.ts';
import { contradictions } from './notes/contradictions.ts';
import { profiles } from './notes/profiles.ts';
import { simplified } from './notes/simplified.ts';

export const noteGroups: GuideWords['noteGroups'] = {
  contradictions: {
    title: 'RFC 自相矛盾之处',
    about: 'RFC 9293 有时说法不一，有时没有说，有时说了却没人照做。每一条都写明这里取哪一种。',
  },
  profiles: {
    title: '两种模拟对象有何不同',
    about: '所有取值不同的项目，都直接来自模拟所用的数据。点击取值，就能看到相应的演示。',
  },
  simplified: {
    title: '简化之处',
    about: '哪些没有实现，哪些比真实的网络简单。',
  },
};

export const notes: GuideWords['notes'] = { ...contradictions, ...profiles, ...simplified };
