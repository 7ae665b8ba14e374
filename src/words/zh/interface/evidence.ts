/** 抓包中的连接：所述内容的依据。 */
import type { EvidenceWords } from '../../contract/index.ts';

export const evidence: EvidenceWords = {
  marks: { inferred: '推断', assumed: '假定' },
  about: {
    inferred: '没有报文段直接显示这一点，但可以由报文段推断出来。',
    assumed: '没有报文段能说明这一点：通常会是这样。',
  },
  key: '依据',
  signs: { seen: '抓包中可见', inferred: '由报文段推断', assumed: '假定' },
  state: '此后没有报文段能说明这一端是否仍处于这个状态。',
  grey: '灰色：没有报文段能说明这些值，它们取自所假定的协议栈。',
  unkept: '首部来自抓到的报文段。校验和、URG 位与紧急指针、数据没有保留。',
  segments: '报文段：上下键移动，回车键查看',
  estimate: (time) => `≈ ${time}`,
};
