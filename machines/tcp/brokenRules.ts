/**
 * What no TCP does: the rows for stacks that are broken on purpose (`Breaks` in profile.ts). A row names the clause that it breaks.
 */

const MOVES = { moves: true, point: false, ignores: null, saysToo: [] } as const;
const PLAIN = { ...MOVES, moves: false } as const;

const breaks = <const N extends number, const S extends string, const R extends 2 | 3, const Role>(
  number: N,
  section: S,
  rank: R,
  role: Role,
) => ({ rfc: number, section, rank, broken: true as const, ...role });

export const BROKEN_RULES = {
  'broken.noThirdSegment': breaks(9293, '3.5', 3, { ...MOVES, saysToo: ['listen.syn'] }),
  'broken.finClosesBoth': breaks(9293, '3.6', 3, MOVES),
  'broken.bothClosed': breaks(9293, '3.6', 3, { ...MOVES, saysToo: ['ack.ofFin'] }),
  'broken.finAckedByData': breaks(9293, '3.4', 3, { ...MOVES, saysToo: ['ack.ofFin'] }),
  'broken.anyAckEndsLastAck': breaks(9293, '3.10.7.4', 3, MOVES),
  'broken.answersReset': breaks(9293, '3.5.2', 3, { ...PLAIN, ignores: 'segment' }),
  'broken.noBackoff': breaks(6298, '5.5', 2, PLAIN),
  'broken.tooFewDuplicates': breaks(5681, '3.2', 3, {
    ...PLAIN,
    point: true,
    saysToo: ['congestion.fastRetransmit', 'ack.duplicate'],
  }),
} as const;
