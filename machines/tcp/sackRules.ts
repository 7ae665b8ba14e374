/** Loss recovery by selective acknowledgments, by the letter: RFC 2018 and RFC 6675. */

const PLAIN = { moves: false, point: false, ignores: null, saysToo: [] } as const;
const POINT = { ...PLAIN, point: true } as const;

const by6675 = <const S extends string, const R extends 2 | 3, const Role>(
  section: S,
  rank: R,
  role: Role,
) => ({ rfc: 6675 as const, section, rank, ...role });

export const SACK_RULES = {
  'sack.limitedTransmit': by6675('5', 2, {
    ...POINT,
    saysToo: ['send.data', 'ack.duplicate'],
  }),
  'sack.entersRecovery': by6675('5', 3, { ...POINT, saysToo: ['ack.duplicate'] }),
  'sack.sendsLost': by6675('4', 2, PLAIN),
  'sack.lastResort': by6675('4', 2, PLAIN),
  'sack.rescue': by6675('4', 2, PLAIN),
  'sack.recovered': by6675('5', 2, PLAIN),
  'sack.fillsHoles': by6675('5.1', 2, PLAIN),
  'sack.forgets': { rfc: 2018, section: '5', rank: 2, ...PLAIN },
} as const;
