/** Loss recovery by selective acknowledgments, by the letter: RFC 2018 and RFC 6675. */
import { PLAIN, POINT, rfc } from './ruleRoles.ts';

export const SACK_RULES = {
  'sack.limitedTransmit': rfc(6675, '5', 2, { ...POINT, saysToo: ['send.data', 'ack.duplicate'] }),
  'sack.entersRecovery': rfc(6675, '5', 3, { ...POINT, saysToo: ['ack.duplicate'] }),
  'sack.sendsLost': rfc(6675, '4', 2, PLAIN),
  'sack.lastResort': rfc(6675, '4', 2, PLAIN),
  'sack.rescue': rfc(6675, '4', 2, PLAIN),
  'sack.recovered': rfc(6675, '5', 2, PLAIN),
  'sack.fillsHoles': rfc(6675, '5.1', 2, PLAIN),
  'sack.forgets': rfc(2018, '5', 2, PLAIN),
} as const;
