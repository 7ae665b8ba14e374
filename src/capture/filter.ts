/**
 * The words by which a reader finds connections: `reset 10.0.0.5`, `port 443 slow`, 未关闭, 端口 80. All of them must hold. A word
 * that means nothing here is a value, so that it can be said which one.
 */
import { SIDES } from '../trace/side.ts';
import { rttOf, SLOW_NS, total } from './oddity.ts';
import type { ConnectionSummary, HowEnded } from './summary.ts';

export type Holds = (summary: ConnectionSummary) => boolean;
export type ConnectionFilter = { readonly holds: Holds } | { readonly unknown: string };

const ends =
  (...kinds: readonly HowEnded['kind'][]): Holds =>
  ({ ending }) =>
    kinds.includes(ending.kind);
const has =
  (of: Parameters<typeof total>[1]): Holds =>
  (summary) =>
    total(summary, of) > 0;

/** What is asked, and all that it is called. */
const MEANINGS: readonly (readonly [Holds, readonly string[]])[] = [
  [has(({ resets }) => resets), ['reset', 'rst', '重置', '复位']],
  [ends('refused'), ['refused', 'connection refused', '拒绝', '被拒绝', '连接被拒绝']],
  [
    ends('neverAnswered'),
    ['never answered', 'unanswered', 'no answer', 'timeout', '无应答', '未应答', '无响应'],
  ],
  [ends('halfOpen'), ['half-open', 'half open', '半连接', '半打开']],
  [ends('halfClosed'), ['half-closed', 'half closed', 'close_wait', '半关闭']],
  [
    ends('open', 'halfClosed'),
    ['never closed', 'not closed', 'unclosed', 'still open', '未关闭', '没关闭', '没有关闭'],
  ],
  [ends('closed'), ['closed', 'fin', '已关闭', '正常关闭']],
  [
    has((one) => one.retransmissions),
    ['retransmission', 'retransmissions', 'retransmitted', '重传', '超时重传'],
  ],
  [
    has((one) => one.duplicateAcks),
    ['duplicate ack', 'duplicate acks', 'dup ack', 'dupack', '重复确认', '重复 ack'],
  ],
  [has((one) => one.outOfOrder), ['out of order', 'out-of-order', 'reordered', '乱序']],
  [has((one) => one.zeroWindows), ['zero window', 'zerowindow', '零窗口']],
  [has((one) => one.keepAlives), ['keep-alive', 'keep alive', 'keepalive', '保活']],
  [has((one) => one.lostSegments), ['not captured', 'lost', 'gap', '未捕获', '丢失', '缺口']],
  [
    has((one) => one.badChecksums),
    ['bad checksum', 'bad checksums', 'checksum', '校验和', '校验和错误'],
  ],
  [has((one) => one.malformedOptions), ['malformed', 'malformed options', '选项错误', '畸形']],
  [has((one) => one.mirrored), ['mirrored', 'duplicated', '镜像', '重复帧']],
  [has((one) => one.cut), ['cut', 'truncated', '截断']],
  [has((one) => one.offloaded), ['offloaded', 'offload', 'tso', '卸载']],
  [({ isOneSided }) => isOneSided, ['one direction', 'one-sided', 'one sided', '单向']],
  [
    ({ beginning }) => beginning === 'missing',
    ['start missing', 'no handshake', '缺少开头', '无握手'],
  ],
  [({ beginning }) => beginning === 'handshake', ['handshake', '握手', '三次握手']],
  [(summary) => (rttOf(summary) ?? 0) >= SLOW_NS, ['slow', '慢', '缓慢']],
  [has(({ octets }) => octets), ['data', '数据']],
  [({ from }) => SIDES.every((side) => from[side].octets === 0), ['no data', 'empty', '无数据']],
];

const BY_WORD = new Map(
  MEANINGS.flatMap(([holds, words]) => words.map((word) => [word, holds] as const)),
);
const LONGEST = Math.max(...[...BY_WORD.keys()].map((word) => word.split(' ').length));

/** Nothing typed: all hold. */
export function filterOf(text: string): ConnectionFilter {
  const words = text
    .toLowerCase()
    .replace(/(port|端口)\s*[:：=]?\s*(?=\d)/g, ' :')
    .split(/[\s,，、;；]+/u)
    .filter((word) => word !== '');
  const all: Holds[] = [];
  for (let at = 0; at < words.length;) {
    const found = longestFrom(words, at);
    if (found === null) return { unknown: words[at] ?? '' };
    all.push(found.holds);
    at += found.length;
  }
  return { holds: (summary) => all.every((holds) => holds(summary)) };
}

function longestFrom(
  words: readonly string[],
  at: number,
): { holds: Holds; length: number } | null {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const holds = BY_WORD.get(words.slice(at, at + length).join(' '));
    if (holds !== undefined) return { holds, length };
  }
  const holds = ofSocket(words[at] ?? '');
  return holds === null ? null : { holds, length: 1 };
}

const LARGEST_PORT = 65_535;

/** `443`, `:443`, `10.0.0.5`, `10.0.0.5:443`, `10.0.`, `2001:db8::1`, `[2001:db8::1]:443`, `#12` for a number in the list. */
function ofSocket(word: string): Holds | null {
  const stream = /^#(\d+)$/.exec(word);
  if (stream !== null) return (summary) => summary.stream === Number(stream[1]);
  const port = /^:?(\d{1,5})$/.exec(word);
  if (port !== null)
    return Number(port[1]) <= LARGEST_PORT ? atSocket(null, Number(port[1])) : null;
  const four = /^(\d{1,3}(?:\.\d{1,3}){0,3}\.?)(?::(\d{1,5}))?$/.exec(word);
  if (four?.[1]?.includes('.'))
    return atSocket(four[1], four[2] === undefined ? null : Number(four[2]));
  const six = /^\[([0-9a-f:.]+)\](?::(\d{1,5}))?$/.exec(word);
  if (six?.[1] !== undefined) return atSocket(six[1], six[2] === undefined ? null : Number(six[2]));
  return /^[0-9a-f]{0,4}:[0-9a-f:.]*:[0-9a-f:.]*$|^[0-9a-f]{1,4}:[0-9a-f:]+$/.test(word)
    ? atSocket(word, null)
    : null;
}

/** One that ends with a dot, or is no whole address, is the beginning of many. */
function atSocket(address: string | null, port: number | null): Holds {
  const isWhole = address !== null && (address.includes(':') || /^(\d+\.){3}\d+$/.test(address));
  const isOf = (own: string): boolean =>
    address === null ||
    (isWhole ? own === address : own.startsWith(address.endsWith('.') ? address : `${address}.`));
  return ({ sockets }) =>
    SIDES.some((side) => {
      const own = sockets[side];
      return isOf(own.address) && (port === null || own.port === port);
    });
}

/** By what a list can be sorted: the most first, and the order of the file between equals. */
export const SORTS = [
  'odd',
  'stream',
  'duration',
  'octets',
  'segments',
  'retransmissions',
  'rtt',
] as const;
export type Sort = (typeof SORTS)[number];

export function sorted(
  summaries: readonly ConnectionSummary[],
  by: Sort,
  oddnessOf: (summary: ConnectionSummary) => number,
): ConnectionSummary[] {
  const rank = rankOf(by, oddnessOf);
  return summaries
    .map((summary) => ({ summary, rank: rank(summary) }))
    .sort((a, b) => b.rank - a.rank || a.summary.stream - b.summary.stream)
    .map(({ summary }) => summary);
}

/**
 * For a list that grows: what is listed stays in its place, and what is new comes behind it, until the list is to be of
 * another kind.
 */
export function steadyOrder() {
  let kind = '';
  let places: ReadonlyMap<number, number> = new Map();
  return (summaries: readonly ConnectionSummary[], of: string): ConnectionSummary[] => {
    if (of !== kind) places = new Map();
    kind = of;
    const placeOf = ({ stream }: ConnectionSummary) => places.get(stream) ?? Infinity;
    const ordered = summaries.toSorted((a, b) => {
      const [first, second] = [placeOf(a), placeOf(b)];
      return first === second ? 0 : first - second;
    });
    places = new Map(ordered.map(({ stream }, place) => [stream, place]));
    return ordered;
  };
}

function rankOf(by: Sort, oddnessOf: (summary: ConnectionSummary) => number) {
  switch (by) {
    case 'odd':
      return oddnessOf;
    case 'stream':
      return () => 0;
    case 'duration':
      return (one: ConnectionSummary) => one.durationNs;
    case 'octets':
      return (one: ConnectionSummary) => total(one, ({ octets }) => octets);
    case 'segments':
      return (one: ConnectionSummary) => total(one, ({ segments }) => segments);
    case 'retransmissions':
      return (one: ConnectionSummary) => total(one, ({ retransmissions }) => retransmissions);
    case 'rtt':
      return (one: ConnectionSummary) => rttOf(one) ?? -1;
  }
}
