/** Accuracy notes. In Chinese. */
import type { GuideWords } from '../../contract/index.ts';
import { contradictions } from './notes/contradictions.ts';
import { profiles } from './notes/profiles.ts';
import { simplified } from './notes/simplified.ts';

export const noteGroups: GuideWords['noteGroups'] = {
  contradictions: {
    title: 'RFC 自相矛盾之处',
    about:
      'RFC 9293 有时前后不一致，有时没有规定，有时规定了却没有协议栈照做。每一条都写明这里的做法。',
  },
  profiles: {
    title: '两种协议配置的差别',
    about:
      '列出两种协议配置中所有不同的取值，都是模拟实际使用的值。点击取值，可以看到对应的运行过程。',
  },
  simplified: {
    title: '简化之处',
    about: '哪些没有实现，哪些比真实的网络简单。',
  },
};

export const notes: GuideWords['notes'] = { ...contradictions, ...profiles, ...simplified };
