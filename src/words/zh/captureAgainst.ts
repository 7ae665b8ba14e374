/** 抓到的连接与据此而来的运行并列对照。 */
import type {
  AckBy,
  Against,
  CutBy,
  EndedBy,
  HeldBy,
  Of,
  ResentBy,
} from '../../capture/against/difference.ts';
import type { LeftOut } from '../../capture/scenario/leftOut.ts';
import type { Side } from '../../trace/side.ts';
import type { AgainstWords } from '../contract/captureAgainst.ts';
import { duration } from '../duration.ts';

const span = (us: number): string => duration(us, 'zh-CN');
const after = (us: number): string => (us === 0 ? '立即' : `在 ${span(us)}后`);
const count = (n: number): string => n.toLocaleString('zh-CN');

const WHO: Readonly<Record<Of, string>> = { seen: '抓包中的协议栈', run: 'synfin' };
const OTHER: Readonly<Record<Of, Of>> = { seen: 'run', run: 'seen' };
const SIDE: Readonly<Record<Side, string>> = { client: '客户端', server: '服务器' };

const ACK_BY: Readonly<Record<AckBy, string>> = {
  atOnce: '立即确认',
  timer: '由延迟确认定时器确认',
  data: '随数据捎带确认',
  together: '与后面的报文段一起确认',
  reading: '在程序读取之后确认',
};

const RESENT_BY: Readonly<Record<ResentBy, string>> = {
  timer: '由重传定时器重传',
  fast: '快速重传',
  sack: '因 SACK 显示有空洞而重传',
  probe: '作为尾部丢包探测重传',
  answer: '因对端重发而再次应答',
  windowProbe: '作为窗口探测发送',
  keepAlive: '作为保活探测发送',
};

const HELD: Readonly<Record<HeldBy, string>> = {
  nagle: '被 Nagle 算法推迟',
  congestion: '受拥塞窗口限制',
  window: '受对端窗口限制',
};

const CUT: Readonly<Record<CutBy, string>> = {
  offload: '抓包发生在网卡切分之前或合并之后',
  size: '满报文段的大小不同',
  fin: '其中一方的 FIN 随数据发送',
  writes: '写入的合并方式不同',
};

const ENDS: Readonly<Record<EndedBy, string>> = {
  fin: '以 FIN 关闭',
  reset: '复位了连接',
  open: '没有关闭',
};

function whyLater({ seen, run }: Readonly<Record<Of, AckBy>>): string {
  if (run === 'timer' && seen !== 'timer') return '：延迟确认';
  if (seen === 'timer' && run !== 'timer') return '：抓包中的 ACK 被延迟';
  return run === 'timer' ? '：延迟确认的时间不同' : '';
}

const optionText = (value: number | null): string => (value === null ? '没有' : String(value));

function sentence(difference: Against): string {
  switch (difference.kind) {
    case 'ackTime': {
      const { us, by } = difference;
      return `synfin ${after(us.run)}确认，抓包中的${after(us.seen)}确认${whyLater(by)}。`;
    }
    case 'ackOnly': {
      const { only, instead } = difference;
      const other = instead === null ? '没有确认' : ACK_BY[instead];
      const every = instead === 'together' ? '（每两个报文段一次，RFC 5681 第 4.2 节）' : '';
      return `${WHO[only]}用单独的 ACK 确认；${WHO[OTHER[only]]}${other}${every}。`;
    }
    case 'ackAgain':
      return difference.of === 'window'
        ? `只有${WHO[difference.only]}用单独的 ACK 通告了新窗口。`
        : `只有${WHO[difference.only]}发送了重复 ACK。`;
    case 'resent': {
      const { us, by } = difference;
      const how = (of: Of) => `在 ${span(us[of])}后${RESENT_BY[by[of]]}`;
      const why = by.seen === 'timer' && by.run === 'timer' ? '：RTO 不同' : '';
      return `synfin ${how('run')}，抓包中的${how('seen')}${why}。`;
    }
    case 'resentOnly':
      return `只有${WHO[difference.only]}再次发送：${RESENT_BY[difference.by]}。`;
    case 'cut': {
      const { segments, largest, by } = difference;
      const inParts = (of: Of) =>
        `${count(segments[of])} 个报文段（最大 ${count(largest[of])} 字节）`;
      return `同样的内容，synfin 用 ${inParts('run')}发送，抓包中的用 ${inParts('seen')}：${CUT[by]}。`;
    }
    case 'sent': {
      const { us, held } = difference;
      const why = held === null ? '' : `：${HELD[held]}`;
      return `synfin 在 ${span(us.run)}后发送新数据，抓包中的在 ${span(us.seen)}后${why}。`;
    }
    case 'text':
      return `只有${WHO[difference.only]}又发送了 ${count(difference.octets)} 字节。`;
    case 'window': {
      const { octets } = difference;
      return `synfin 通告的窗口为 ${count(octets.run)} 字节，抓包中的为 ${count(octets.seen)} 字节。`;
    }
    case 'option': {
      const { option, value } = difference;
      return `SYN 的 ${option} 选项不同：synfin 为 ${optionText(value.run)}，抓包中的为 ${optionText(value.seen)}。`;
    }
    case 'ended':
      return `synfin ${ENDS[difference.how.run]}，抓包中的${ENDS[difference.how.seen]}。`;
  }
}

function leftOut(part: LeftOut): string {
  switch (part.what) {
    case 'content':
      return `场景只有长度：${count(part.octets)} 字节的内容不在其中。`;
    case 'opening':
      return '抓包在握手之后才开始：场景在前面补上一次握手。';
    case 'oneSided':
      return `没有抓到${SIDE[part.unheard]}发送的报文段：场景中发给它的都会丢失。`;
    case 'incarnations':
      return `同一对套接字连接（或试图连接）了 ${part.connections} 次：不能作为连接跟踪的部分不在其中。`;
    case 'offload':
      return `抓到的${SIDE[part.side]}的 ${count(part.segments)} 个报文段比链路允许的大（最大 ${count(part.largest)} 字节；TSO、GRO）：这里会切分。`;
    case 'segments':
      return `抓包有 ${count(part.captured)} 个报文段；一次运行到 ${count(part.most)} 个为止。`;
    case 'calls':
      return `${SIDE[part.side]}的 ${count(part.merged)} 次调用与前一次合并：场景最多列出 500 次。`;
    case 'cutOff':
      return `${SIDE[part.side]}最后的 ${count(part.octets)} 字节不在其中：超出场景的调用所能写入的。`;
    case 'faults':
      return `${count(part.dropped)} 个故障（丢失、延迟）不在其中：场景最多列出 500 个。`;
    case 'reading':
      return `${SIDE[part.side]}的程序何时读取、读取多少，取自它的窗口。`;
    case 'strangers':
      return `来自${SIDE[part.side]}地址的 ${count(part.segments)} 个报文段不属于任何连接，不在其中。`;
    case 'syn':
      return `${SIDE[part.side]}的 SYN 中 ${part.part} 为 ${part.told}，没有设置能得到它。`;
    case 'time':
      return `抓包长 ${span(part.us)}；一次运行到一天为止。`;
  }
}

export const against: AgainstWords = {
  count: (differences) => `抓包与 synfin 有 ${count(differences)} 处不同`,
  none: 'synfin 与抓包所示相同。',
  difference: (difference) =>
    difference.count === 1
      ? sentence(difference)
      : `${sentence(difference)}共 ${count(difference.count)} 次。`,
  leftOut,
};
