/** 第一屏的文字。 */
import type { WelcomeWords } from '../../contract/index.ts';

export const welcome: WelcomeWords = {
  about: '看两台计算机用 TCP 通信，让任意包丢失，弄清每一步为什么需要。',
  learn: '初学 TCP',
  learnAbout: '五分钟：怎样看图，为什么是三次握手、四次挥手。',
  interview: '准备面试',
  interviewAbout: '像面试一样提问，每个答案配一次运行。',
  play: '直接播放',
  playAbout: '一条完整的连接，从第一个 SYN 到最后一个 ACK。',
  capture: '我有抓包文件',
  captureAbout: '打开自己的 pcap：状态、丢包、为什么慢。文件不离开浏览器。',
};
