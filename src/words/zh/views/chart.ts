/** Words of the charts: the time-sequence graph, windows, round trips. In Chinese. */
import { duration } from '../../duration.ts';
import type { RetransmissionCause } from '../../../trace/resent.ts';
import type { ViewWords } from '../../contract/index.ts';

type ChartWords = ViewWords['chart'];

export const tab = '图表';

const numbers = new Intl.NumberFormat('zh-CN');

const SPANS = {
  first: '报文段',
  rto: '重传：RTO 超时',
  afterRto: '重传：RTO 恢复期',
  fast: '快速重传',
  partial: '重传：部分确认',
  sack: '重传：SACK/RACK',
  rescue: '救援重传',
  reordering: '重传：RACK 定时器',
  reneged: '重传：接收方放弃 SACK',
  probe: '尾部丢包探测',
  answer: '重传：收到重复 SYN',
  notTaken: '重传：SYN 中的数据未被接受',
  windowProbe: '窗口探测',
  keepAlive: '保活探测',
  reset: 'RST',
  ack: 'ACK',
  duplicateAck: '重复 ACK',
  sackBlock: 'SACK 块',
  dsackBlock: 'D-SACK：重复到达',
} as const satisfies ChartWords['spans'];

const CAUSES: Readonly<Record<RetransmissionCause, string>> = {
  rto: 'RTO 超时',
  afterRto: 'RTO 恢复期',
  fast: '快速重传',
  partial: '部分确认',
  sack: 'SACK/RACK',
  rescue: '救援重传',
  reordering: 'RACK 定时器',
  reneged: '接收方放弃 SACK',
  probe: '尾部丢包探测',
  answer: 'SYN 重复',
  notTaken: 'SYN 中的数据未被接受',
};

const lasting = (us: number) => duration(us, 'zh-CN');
const bytes = (n: number) => `${numbers.format(n)} 字节`;

export const chart: ChartWords = {
  sides: '发送方',
  titles: {
    sequence: '时间-序号图',
    windows: '窗口与在途数据',
    roundTrips: '往返时间与 RTO',
  },
  axes: { sequence: '序号', windows: '字节', roundTrips: '时间' },
  logarithmic: '对数刻度',
  spans: SPANS,
  marks: {
    SYN: 'SYN',
    FIN: 'FIN',
    lost: '丢失',
    needless: '虚假重传：先前的副本会到达',
    rtt: 'RTT 样本',
  },
  lines: {
    acknowledged: '已确认（SND.UNA）',
    windowEdge: '窗口右沿（SND.UNA + SND.WND）',
    cwnd: '拥塞窗口 cwnd',
    ssthresh: '慢启动门限 ssthresh',
    inFlight: '在途数据',
    sndWnd: '发送窗口',
    srtt: 'SRTT',
    rto: 'RTO',
  },
  above: (value) => `${value} ↑`,
  octets: (n) => `${numbers.format(n)} B`,
  inSegments: (text, n) => `${text}（${numbers.format(n)} 个报文段）`,
  span: ({ kind, control, lost, needless, first, last, octets: n }) => {
    const what = kind === 'first' && control !== null ? control : SPANS[kind];
    const also = kind !== 'first' && control !== null ? [control] : [];
    const range = n > 1 ? `${first} 到 ${last}` : first;
    const remarks = [...(lost ? ['丢失'] : []), ...(needless ? ['虚假重传'] : [])];
    return [what, ...also, range, ...remarks].join('，');
  },
  values: (parts) => parts.map(({ name, value }) => `${name} ${value}`).join('，'),
  at: (when, what) => `${when}：${what}`,
  summaries: {
    sequence: ({ side, segments, again, sentAgain, lost, needless }) => {
      const causes = again
        .map(({ cause, count }) =>
          count === sentAgain ? CAUSES[cause] : `${CAUSES[cause]} ${count} 个`,
        )
        .join('，');
      const parts = [
        `${side}发送带数据、SYN 或 FIN 的报文段共 ${numbers.format(segments)} 个。`,
        ...(sentAgain > 0 ? [`其中重传 ${numbers.format(sentAgain)} 个（${causes}）。`] : []),
        ...(lost > 0 ? [`丢失 ${numbers.format(lost)} 个。`] : []),
        ...(needless > 0 ? [`虚假重传 ${numbers.format(needless)} 个。`] : []),
      ];
      return parts.join('');
    },
    windows: ({ first, most, last, inFlight }) =>
      `cwnd 从 ${bytes(first)}开始，最大 ${bytes(most)}，最后为 ${bytes(last)}。在途数据最多 ${bytes(inFlight)}。`,
    roundTrips: ({ samples, least, most, srtt, rto }) => {
      if (least === null || most === null) return `没有 RTT 样本。RTO 为 ${lasting(rto)}。`;
      const range = least === most ? lasting(least) : `${lasting(least)} 到 ${lasting(most)}`;
      const smooth = srtt === null ? '' : `SRTT 为 ${lasting(srtt)}，`;
      return `测得 RTT ${numbers.format(samples)} 次：${range}。最后 ${smooth}RTO 为 ${lasting(rto)}。`;
    },
  },
  untold: {
    windows: (inFlight) =>
      `在途数据最多 ${bytes(inFlight)}。灰色：没有报文段能说明 cwnd 和 ssthresh，它们取自所假定的协议栈。`,
    roundTrips: ({ samples, least, most }) => {
      const grey = '灰色：没有报文段能说明 SRTT 和 RTO，它们取自所假定的协议栈。';
      if (least === null || most === null) return `没有 RTT 样本。${grey}`;
      const range = least === most ? lasting(least) : `${lasting(least)} 到 ${lasting(most)}`;
      return `测得 RTT ${numbers.format(samples)} 次：${range}。${grey}`;
    },
  },
  nothing: '还没有连接。',
  points: (title) => `${title}：逐点查看`,
  hint: '点击图中的点，查看它是哪个报文段；点击别处，移动到那个时刻。',
  zoom: { in: '放大', out: '缩小', whole: '显示全部', scroll: '当前显示的部分' },
  save: (form) => `将图表保存为 ${form}`,
  failed: '无法生成图片。',
  picture: (title, side) => `${title}：${side}发送`,
};
