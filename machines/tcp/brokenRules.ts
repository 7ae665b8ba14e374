/**
 * What no TCP does: the rows for stacks that are broken on purpose (`Breaks` in profile.ts). A row names the clause that it breaks.
 */
import { MOVES, PLAIN, rfc, type RuleSource } from './ruleRoles.ts';

const breaks = <const R extends Parameters<typeof rfc>[3]>(
  number: RuleSource['rfc'],
  section: string,
  rank: RuleSource['rank'],
  role: R,
) => ({ ...rfc(number, section, rank, role), broken: true as const });

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
