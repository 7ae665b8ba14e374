/** Fidelity notes. In Chinese. */
import type { GuideWords } from '../../guideWords.ts';
import { phrase } from '../../phrase.ts';

export const noteGroups: GuideWords['noteGroups'] = {
  contradictions: 'RFC 自相矛盾之处',
  profiles: '各配置的差异',
  simplified: '简化之处',
};

export const notes: GuideWords['notes'] = {
  'repeated-syn': {
    title: 'SYN_RCVD 收到重复的 SYN',
    text: phrase`按字面只回 ACK，实际的协议栈重发 SYN+ACK。`,
  },
};
