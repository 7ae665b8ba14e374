/** 抓包文件有什么问题；位置是从文件开头数起的字节 */
import type { GzipFault } from '../../../wire/gzip/gunzip.ts';
import type { Lookalike } from '../../../wire/captureFile/contract.ts';
import type { CaptureProblemWords } from '../../contract/captureList.ts';

const at = (position: number): string => `第 ${position} 字节处`;
const times = (count: number): string => (count === 1 ? '' : `（共 ${count} 处）`);

const PARTS = { fileHeader: '文件头', record: '记录', block: '块' } as const;

const LOOKALIKES: Readonly<Record<Lookalike, string>> = {
  gzip: 'gzip 压缩数据',
  zip: 'ZIP 压缩包',
  zstd: 'Zstandard 压缩数据',
  lz4: 'LZ4 压缩数据',
  xz: 'xz 压缩数据',
  bzip2: 'bzip2 压缩数据',
  json: 'JSON',
  html: 'HTML 或 XML',
  text: '文本',
  snoop: 'snoop 的抓包文件',
  netmon: 'Network Monitor 的抓包文件',
  sniffer: 'Sniffer 的抓包文件',
  unknown: '',
};

const GZIP: Readonly<Record<GzipFault['what'], string>> = {
  header: '头部无效',
  checksum: '解压后的校验和（CRC-32）不符',
  size: '解压后的长度不符',
  endsEarly: '提前结束',
  block: '有一个块的类型或长度无效',
  lengths: '有一张码长表无效',
  symbol: '有一个编码无效',
  distance: '有一处引用指向数据开头之前',
};

export const problems: CaptureProblemWords = {
  problem: {
    empty: () => '文件是空的。',
    notCapture: ({ looksLike }) =>
      looksLike === 'unknown'
        ? '不是抓包文件（pcap 或 pcapng）。'
        : `不是抓包文件（pcap 或 pcapng），看起来是${looksLike === 'text' ? '' : ' '}${LOOKALIKES[looksLike]}。`,
    endsEarly: ({ position, within, needed, found }) =>
      `文件提前结束：${at(position)}的${PARTS[within]}应有 ${needed} 字节，只有 ${found} 字节。`,
    unknownVersion: ({ position, major, minor }) =>
      `${at(position)}的版本 ${major}.${minor} 未知。`,
    unknownByteOrder: ({ position }) => `${at(position)}的节字节序未知。`,
    impossibleLength: ({ position, within, length, least, most }) =>
      `${at(position)}的${PARTS[within]}声称长 ${length} 字节，只可能是 ${least} 到 ${most}。`,
    lengthsDiffer: ({ position, length, trailer }) =>
      `${at(position)}的块首尾长度不一致：块首为 ${length}，块尾为 ${trailer}。`,
    capturedTooLong: ({ position, captured, room }) =>
      `${at(position)}的块声称抓到 ${captured} 字节，却只容得下 ${room} 字节。`,
    unknownInterface: ({ position, interfaceId, described }) =>
      `${at(position)}的帧属于接口 ${interfaceId}，而所在的节${described === 0 ? '没有描述任何接口' : `只描述了 ${described} 个接口`}。`,
    gzip: ({ position, what }) => `gzip 压缩数据在压缩文件的${at(position)}损坏：${GZIP[what]}。`,
  },
  oddity: {
    longerThanSnaplen: ({ position, count }) =>
      `${at(position)}的帧比接口的抓包长度上限（snaplen）还长${times(count)}。`,
    longerThanWire: ({ position, count }) =>
      `${at(position)}的帧抓到的比线路上的还多${times(count)}。`,
    optionsCut: ({ position, count }) => `${at(position)}的块容不下它的选项${times(count)}。`,
    fractionTooLarge: ({ position, count }) =>
      `${at(position)}的帧时间戳中，秒的小数部分不小于一秒${times(count)}。`,
    afterGzip: ({ position }) => `压缩文件的${at(position)}，gzip 数据之后还有别的内容，没有读取。`,
  },
  text: {
    quiet: 'tcpdump -q 不输出标志和序号。',
    cut: '抓包时首部被截断。',
    flags: '有一个标志不是 tcpdump 会输出的。',
    number: '不是 32 位的数。',
    option: '选项不是 tcpdump 输出的格式。',
    endsEarly: '这一行在窗口之前就结束了。',
  },
  textAt: (line, column) => `第 ${line} 行第 ${column} 列：`,
  named: '含有主机名或端口名。请让 tcpdump 输出数字（-n）。',
  noSegments: '是文本，但没有一行是 tcpdump 输出的 TCP 报文段。',
};
