/** 帮助：synfin 是什么、快捷键、颜色与记号。 */
import type { InterfaceWords } from '../../en/interface.ts';

export const help = {
  title: '帮助',
  whatTitle: '这是什么',
  what: [
    'synfin 在浏览器里运行 TCP：客户端和服务器是 RFC 9293 里的两台状态机，中间的网络会按你的吩咐丢包。',
    '时间自上而下。斜线是路上的报文段，两侧标着各自所处的状态。长时间的等待画得很短，断口处写着实际时长。',
    '选中任意报文段，可以让它丢失、延迟或重复；也可以在两侧的卡片里发起调用。此后的一切会重新推演，随时可以撤销。',
  ],
  keysTitle: '快捷键',
  commands: {
    toggle: '播放或暂停',
    stepForward: '前进一步',
    stepBack: '后退一步',
    nextChange: '前进到下一次状态变化',
    previousChange: '退回到上一次状态变化',
    toStart: '回到开头',
    toEnd: '跳到结尾',
    nextTimer: '前进到下一个定时器到期',
    lose: '丢掉选中的（或正在路上的）报文段',
    undo: '撤销',
    redo: '重做',
    copyLog: '复制日志：正在显示的部分，未打开时则为全部',
    help: '打开帮助',
  },
  or: '或',
  signsTitle: '颜色与记号',
  whose: '线的颜色：谁发出的',
  phasesTitle: '状态的颜色：所处的阶段',
  phases: {
    opening: '建立中',
    open: '已建立',
    closing: '关闭中',
    waiting: '等待',
    closed: '无连接',
  },
  signs: {
    sent: '送达的报文段',
    lost: '在途中丢失',
    again: '重传，并注明原因',
    timer: '定时器：从启动到结束',
    gap: '画得比实际短的等待',
    now: '当前时刻',
  },
} satisfies InterfaceWords['help'];
