/** What the page says of itself, once all of it is there. In Chinese. */
import type { MessagesWords } from '../../contract/index.ts';

export const messages: MessagesWords = {
  missing: {
    connection: '页面有一部分无法加载。请检查网络后重试。',
    renewed: '有新版本，这部分已被替换。请重新加载，运行过程会保留。',
    fault: '这里出错了，原因是 synfin 自身的缺陷。其余部分不受影响。',
  },
  newer: '有新版本。重新加载后，运行过程会保留。',
  reload: '重新加载',
  later: '以后再说',
  dismiss: '知道了',
  whole: '显示完整消息',
  revised: {
    segment: (side, label, nth) => `${side}的 ${label} #${nth}`,
    drop: (what) => `${what} 现在会丢失。`,
    deliver: (what) => `${what} 现在会到达。`,
    delay: (what) => `${what} 现在会延迟。`,
    duplicate: (what) => `${what} 现在会重复。`,
    asBefore: (what) => `${what} 恢复原样。`,
    called: '已执行这个调用。',
    other: '运行过程已改变。',
  },
  undo: '撤销',
  compare: '对比',
  nothingToLose: '现在没有报文段在途中，没有可以丢失的。',
  copied: '链接已复制，打开后停在此刻。',
  copyByHand: '请复制下面的链接。打开后是同样的运行过程，停在此刻。',
  oneFile: '每次只能打开一个文件，这次没有打开。',
  folder: (name) => `“${name}”是文件夹，请选择其中的文件。`,
  emptyFile: (name) => `“${name}”是空文件。`,
};
