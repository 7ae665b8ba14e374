/** What is wrong with a file of a capture, in English. Positions count bytes from the start of the file. */
import type { GzipFault } from '../../../wire/gzip/gunzip.ts';
import type { Lookalike } from '../../../wire/captureFile/contract.ts';
import type { CaptureProblemWords } from '../../contract/captureList.ts';

const numbers = new Intl.NumberFormat('en', { useGrouping: false });
const at = (position: number): string => `at byte ${numbers.format(position)}`;
const times = (count: number): string => (count === 1 ? '' : ` (${count} times)`);

const PARTS = { fileHeader: 'file header', record: 'record', block: 'block' } as const;

const LOOKALIKES: Readonly<Record<Lookalike, string>> = {
  gzip: 'gzip data',
  zip: 'a ZIP archive',
  zstd: 'Zstandard data',
  lz4: 'LZ4 data',
  xz: 'xz data',
  bzip2: 'bzip2 data',
  json: 'JSON',
  html: 'HTML or XML',
  text: 'text',
  snoop: 'a capture of snoop',
  netmon: 'a capture of Network Monitor',
  sniffer: 'a capture of Sniffer',
  unknown: '',
};

const GZIP: Readonly<Record<GzipFault['what'], string>> = {
  header: 'its header is not valid',
  checksum: 'the checksum (CRC-32) of what was unpacked does not match',
  size: 'what was unpacked is not as long as it says',
  endsEarly: 'it ends early',
  block: 'a block has no valid type or length',
  lengths: 'a table of code lengths is not valid',
  symbol: 'a code is not valid',
  distance: 'a copy refers to before the start of the data',
};

export const problems: CaptureProblemWords = {
  problem: {
    empty: () => 'It is empty.',
    notCapture: ({ looksLike }) =>
      looksLike === 'unknown'
        ? 'It is not a capture (pcap or pcapng).'
        : `It is not a capture (pcap or pcapng): it looks like ${LOOKALIKES[looksLike]}.`,
    endsEarly: ({ position, within, needed, found }) =>
      `It ends early: of the ${PARTS[within]} ${at(position)} there are ${found} of ${needed} bytes.`,
    unknownVersion: ({ position, major, minor }) =>
      `Version ${major}.${minor} ${at(position)} is not known.`,
    unknownByteOrder: ({ position }) =>
      `The byte order of the section ${at(position)} is not known.`,
    impossibleLength: ({ position, within, length, least, most }) =>
      `The ${PARTS[within]} ${at(position)} says it is ${length} bytes long; ${least} to ${most} are possible.`,
    lengthsDiffer: ({ position, length, trailer }) =>
      `The block ${at(position)} gives its length as ${length} in front and as ${trailer} at its tail.`,
    capturedTooLong: ({ position, captured, room }) =>
      `The block ${at(position)} says that ${captured} bytes were captured, but has room for ${room}.`,
    unknownInterface: ({ position, interfaceId, described }) =>
      `The frame ${at(position)} is of interface ${interfaceId}, but its section describes ${described === 0 ? 'none' : `only ${described}`}.`,
    gzip: ({ position, what }) =>
      `Its compression (gzip) is damaged ${at(position)} of the compressed file: ${GZIP[what]}.`,
  },
  oddity: {
    longerThanSnaplen: ({ position, count }) =>
      `A frame ${at(position)} is longer than the snapshot length of its interface${times(count)}.`,
    longerThanWire: ({ position, count }) =>
      `Of a frame ${at(position)} more was captured than was on the wire${times(count)}.`,
    optionsCut: ({ position, count }) =>
      `The options of the block ${at(position)} do not fit into it${times(count)}.`,
    fractionTooLarge: ({ position, count }) =>
      `The fraction of a second of the frame ${at(position)} is a second or more${times(count)}.`,
    afterGzip: ({ position }) =>
      `Behind the gzip data stands something else, ${at(position)} of the compressed file; it is not read.`,
  },
  text: {
    quiet: 'tcpdump -q prints no flags and no numbers.',
    cut: 'The header was cut off when it was captured.',
    flags: 'One of the flags is not one that tcpdump prints.',
    number: 'This is not a number of 32 bits.',
    option: 'This option is not as tcpdump prints it.',
    endsEarly: 'The line ends before its window.',
  },
  textAt: (line, column) => `Line ${line}, column ${column}: `,
  named: 'It has names of hosts or ports. Let tcpdump print numbers (-n).',
  noSegments: 'It is text, and no line of it is a TCP segment as tcpdump prints it.',
};
