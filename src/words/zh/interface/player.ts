/** 播放控制的文字。 */
import type { PlayerWords } from '../../contract/index.ts';

export const player: PlayerWords = {
  play: '播放',
  pause: '暂停',
  playAgain: '从头播放',
  toStart: '回到开头',
  stepBack: '后退一步',
  stepForward: '前进一步',
  nextTimer: '前进到下一个定时器到期',
  timeline: '时间轴',
  growing: (segments) => `已模拟 ${segments.toLocaleString('zh-CN')} 个报文段…`,
  stopGrowing: '到此为止',
  clock: (now, end) => `${now}，共 ${end}`,
  withKey: (label, key) => `${label}（${key}）`,
};
