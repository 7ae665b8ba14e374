/** 抓包 */
import type { StackClue } from '../../capture/follow/stackOf.ts';
import type { CaptureWords } from '../contract/capture.ts';
import { duration } from '../duration.ts';
import { examples } from './captureExamples.ts';
import { page } from './capturePage.ts';
import { flags } from './capture/flags.ts';
import { list } from './capture/list.ts';
import { looks } from './capture/looks.ts';
import { problems } from './capture/problems.ts';
import { against } from './captureAgainst.ts';
import { pair } from './capture/pair.ts';
import { verdict } from './capture/verdict.ts';

const span = (us: number): string => duration(us, 'zh-CN');

const CLUES: Readonly<Record<StackClue, string>> = {
  ttl: 'TTL 大于 64',
  firstWindow: 'SYN 的窗口与 MSS',
  shortRto: 'RTO 小于 1 秒',
  longRto: 'RTO 不小于 1 秒',
  shortDelay: 'ACK 延迟 40 毫秒',
  longDelay: 'ACK 延迟 200 毫秒以上',
};

export const capture: CaptureWords = {
  page,
  examples,
  list,
  looks,
  problems,
  flags,
  against,
  verdict,
  pair,
  followed: {
    sides: { client: '客户端', server: '服务器' },
    vantage: {
      client: '在客户端抓包',
      server: '在服务器抓包',
      both: '在客户端和服务器两处抓包',
      between: '在客户端与服务器之间抓包',
      unknown: '从报文段看不出抓包位置',
    },
    stacks: ({ client, server }) => `客户端的协议栈：${client}；服务器的：${server}`,
    stack: ({ stack, from, clues }) => {
      const name = stack === 'rfc' ? '与默认的 Linux 不同，按 RFC 9293' : 'Linux';
      if (from === 'chosen') return `${stack === 'rfc' ? 'RFC 9293' : name}（选定）`;
      return from === 'assumed'
        ? `${name}（假定）`
        : `${name}（${clues.map((one) => CLUES[one]).join('、')}）`;
    },
    evidence: { made: '模拟', seen: '', inferred: '推断', assumed: '假定' },
    call: (call, bytes) =>
      bytes === undefined || bytes === 0 ? `${call}()` : `${call}()，${bytes} 字节`,
    timer: {
      retransmission: '重传定时器',
      lossProbe: '尾部丢包探测',
      reordering: '乱序定时器',
      persist: '持续定时器',
      delayedAck: '延迟确认定时器',
      keepAlive: '保活定时器',
      userTimeout: '用户超时',
      finWait2: 'FIN_WAIT_2 定时器',
      timeWait: '2MSL 定时器',
    },
    walked: (side, states) => `${side} ${states.join(' -> ')}`,
    between: '；',
    comma: '，',
    unseen: '未抓到',
    optionsCut: '抓包时选项被截断',
    lost: '丢失',
    lostOrAnswer: '它或其应答丢失',
    notTaken: '已到达，未被接受',
    onItsWay: (us) => `途中 ${span(us)}`,
    doubled: (times) => `到达 ${times} 次：被网络复制`,
    unsent: '发送端没有抓到：抓包遗漏，或由途中的其他主机发出',
    unsentOutside: '发送端没有抓到：那里的抓包开始得更晚或结束得更早',
    outside: '接收端没有抓到：那里的抓包开始得更晚或结束得更早',
    unheeded: {
      synInside: '连接中的 SYN 不会打开新连接：以挑战 ACK 应答',
      oldSyn: '过期的重复 SYN：对它的 SYN+ACK 被以 RST 应答',
      strayReset: '这个 RST 没有改变任何东西：接收方照常继续',
      forgedReset: '发送方照常继续，好像没有发过这个 RST：很可能由别的主机或别的程序发送',
      unsentReset: '这个 RST 只结束了接收端的连接',
      refusal: '被拒绝；客户端再次尝试',
      foreignAck: '这个 ACK 并非确认该 SYN',
      oldTimestamp: '被丢弃：时间戳比先前的旧（PAWS）',
      outOfWindow: '被丢弃：在接收窗口之外',
    },
    sign: (kind, value, usual) =>
      kind === 'ttl' ? `TTL ${value}，其他报文段为 ${usual}` : `IP ID ${value}，前一个为 ${usual}`,
    again: {
      timer: (nth, rtoUs) =>
        `超时重传：第 ${nth} 次${rtoUs === null ? '' : `，RTO ${span(rtoUs)}`}`,
      fast: (duplicates) => `快速重传：${duplicates} 个重复 ACK`,
      sack: '重传：SACK 显示有空洞',
      unknown: (afterUs) => `重传${afterUs === null ? '' : `（${span(afterUs)}后）`}`,
      probe: (afterUs) => `重传：尾部丢包探测${afterUs === null ? '' : `，${span(afterUs)}后`}`,
      answer: '重传：对端重发了自己的报文段',
      copy: '同一报文段出现两次：网络复制了它，或抓包时重复',
      afterReset: '立即重传：此前以 RST 应答了一个并非确认它的 ACK',
    },
    confidence: { sure: '', likely: '可能', open: '原因不确定' },
    needless: {
      dsack: '不必要：D-SACK 表明它已经到达',
      ack: '不必要：它已经到达',
    },
    where: {
      before: '前一份在抓包点之前丢失',
      behind: '前一份在抓包点之后丢失',
      between: '前一份在途中丢失',
      either: '前一份或其应答在抓包点之后丢失',
    },
  },
};
