/**
 * The spine: every rule of TCP that the endpoint applies, by id, with the place it comes from and all that is decided
 * about it. The endpoint cites these ids in what it does; the explanations, the tests and the views are keyed by them.
 */
import { BROKEN_RULES } from './brokenRules.ts';
import { SACK_RULES } from './sackRules.ts';
import { LINUX_RULES } from './linuxRules.ts';
import {
  arrives,
  deployed,
  IGNORES,
  MOVES,
  PLAIN,
  POINT,
  rfc,
  type Role,
  type RuleSource,
} from './ruleRoles.ts';

export type { RuleSource } from './ruleRoles.ts';

export interface Rule extends RuleSource, Role<RuleId> {}

const TABLE = {
  // user calls
  'call.listen': rfc(9293, '3.10.1', 3, MOVES),
  'call.connect': rfc(9293, '3.10.1', 3, MOVES),
  'call.sendOpens': rfc(9293, '3.10.2', 3, MOVES),
  'call.remoteMissing': rfc(9293, '3.10.1', 3, PLAIN),
  'call.alreadyExists': rfc(9293, '3.10.1', 3, PLAIN),
  'call.doesNotExist': rfc(9293, '3.10.2', 3, PLAIN),
  'call.send': rfc(9293, '3.10.2', 3, { ...PLAIN, saysToo: ['send.data'] }),
  'call.sendQueued': rfc(9293, '3.10.2', 3, PLAIN),
  'call.receive': rfc(9293, '3.10.3', 3, PLAIN),
  'call.connectionClosing': rfc(9293, '3.10.4', 3, PLAIN),
  'call.closeUnopened': rfc(9293, '3.10.4', 3, MOVES),
  'call.closeActive': rfc(9293, '3.10.4', 3, {
    ...MOVES,
    saysToo: ['send.fin', 'call.closeWaits'],
  }),
  'call.closePassive': rfc(9293, '3.10.4', 3, { ...MOVES, saysToo: ['send.fin', 'ack.rides'] }),
  'call.closeWaits': rfc(9293, '3.10.4', 3, {
    ...POINT,
    saysToo: ['call.closeActive', 'call.closePassive'],
  }),
  'call.abortReset': rfc(9293, '3.10.5', 3, MOVES),
  'call.abortSilent': rfc(9293, '3.10.5', 3, MOVES),
  'call.status': rfc(9293, '3.10.6', 3, PLAIN),
  'call.crash': rfc(9293, '3.5.1', 3, MOVES),
  'call.closeUnread': rfc(9293, '3.6.1', 3, PLAIN),
  'call.stopReading': rfc(9293, '3.6.1', 3, PLAIN),

  // segment arrives: CLOSED, LISTEN, SYN_SENT
  'closed.ignoresReset': rfc(9293, '3.10.7.1', 3, IGNORES),
  'closed.resetsAck': rfc(9293, '3.10.7.1', 3, IGNORES),
  'closed.resetsNoAck': rfc(9293, '3.10.7.1', 3, IGNORES),
  'listen.ignoresReset': rfc(9293, '3.10.7.2', 3, IGNORES),
  'listen.resetsAck': rfc(9293, '3.10.7.2', 3, IGNORES),
  'listen.syn': rfc(9293, '3.10.7.2', 3, MOVES),
  'listen.ignores': rfc(9293, '3.10.7.2', 3, IGNORES),
  'synSent.badAck': rfc(9293, '3.10.7.3', 3, IGNORES),
  'synSent.reset': rfc(9293, '3.10.7.3', 3, MOVES),
  'synSent.ignoresReset': rfc(9293, '3.10.7.3', 3, IGNORES),
  'synSent.synAck': rfc(9293, '3.10.7.3', 3, { ...MOVES, saysToo: ['ack.rides', 'send.data'] }),
  'synSent.syn': rfc(9293, '3.10.7.3', 3, MOVES),
  'synSent.ignores': rfc(9293, '3.10.7.3', 3, IGNORES),
  'synSent.soonAgain': deployed(2, PLAIN),

  // segment arrives: the eight steps of the other states
  'sequence.acceptable': arrives(1, 1, PLAIN),
  'sequence.unacceptable': arrives(1, 3, IGNORES),
  'sequence.dropsReset': arrives(1, 3, IGNORES),
  'sequence.trimmed': arrives(1, 2, PLAIN),
  'sequence.zeroWindow': arrives(1, 3, IGNORES),
  'sequence.repeatedFin': arrives(1, 3, IGNORES),
  'sequence.repeatedSyn': arrives(1, 3, IGNORES),
  'sequence.repeatedSynAgain': deployed(3, PLAIN),
  'sequence.simultaneousSynAck': rfc(9293, '3.5', 3, { ...MOVES, saysToo: ['ack.ofSyn'] }),
  'reset.valid': arrives(2, 3, MOVES),
  'reset.backToListen': arrives(2, 3, MOVES),
  'reset.refused': arrives(2, 3, MOVES),
  'reset.challenged': rfc(5961, '3.2', 3, IGNORES),
  'reset.endsTimeWait': arrives(2, 3, MOVES),
  'reset.ignoredInTimeWait': rfc(1337, '4', 3, IGNORES),
  'syn.backToListen': arrives(4, 3, MOVES),
  'syn.challenged': rfc(5961, '4.2', 3, IGNORES),
  'syn.resets': arrives(4, 3, MOVES),
  'syn.reopens': rfc(9293, '3.6.1', 3, MOVES),
  'ack.missing': arrives(5, 3, IGNORES),
  'ack.ofSyn': arrives(5, 3, MOVES),
  'ack.badInSynRcvd': arrives(5, 3, IGNORES),
  'ack.new': arrives(5, 3, PLAIN),
  'ack.duplicate': arrives(5, 3, IGNORES),
  'ack.overtaken': arrives(5, 3, IGNORES),
  'ack.unsent': arrives(5, 3, IGNORES),
  'ack.tooOld': rfc(5961, '5.2', 3, IGNORES),
  'ack.limited': rfc(5961, '7', 2, { ...PLAIN, ignores: 'answer' }),
  'ack.windowUpdate': arrives(5, 2, PLAIN),
  'ack.ofFin': arrives(5, 3, MOVES),
  'ack.ofFinClosing': arrives(5, 3, MOVES),
  'ack.ofFinLast': arrives(5, 3, MOVES),
  'ack.ignoredInTimeWait': arrives(5, 3, IGNORES),
  'ack.answeredInTimeWait': arrives(5, 3, IGNORES),
  'text.delivered': arrives(7, 3, { ...POINT, saysToo: ['sequence.trimmed'] }),
  'text.held': arrives(7, 3, { ...IGNORES, point: true }),
  'text.gapFilled': arrives(7, 3, POINT),
  'text.ignored': arrives(7, 3, IGNORES),
  'text.afterClose': rfc(9293, '3.6.1', 3, MOVES),
  'fin.received': arrives(8, 3, MOVES),
  'fin.crossed': arrives(8, 3, MOVES),
  'fin.withAck': arrives(8, 3, MOVES),
  'fin.last': arrives(8, 3, MOVES),
  'fin.held': arrives(8, 3, { ...IGNORES, point: true }),
  'fin.again': arrives(8, 3, { ...IGNORES, point: true }),

  // what leaves, and when
  'send.data': rfc(9293, '3.8.6', 2, PLAIN),
  'send.fin': rfc(9293, '3.10.4', 2, PLAIN),
  'send.windowClosed': rfc(9293, '3.8.6.1', 2, PLAIN),
  'send.windowFull': rfc(9293, '3.8.6', 2, PLAIN),
  'send.bufferFull': rfc(9293, '3.10.2', 2, PLAIN),
  'send.writesOn': rfc(9293, '3.10.2', 2, { ...PLAIN, saysToo: ['send.data'] }),
  'send.nagle': rfc(9293, '3.7.4', 2, PLAIN),
  'send.windowUpdate': rfc(9293, '3.8.6.2.2', 2, PLAIN),
  'ack.atOnce': rfc(9293, '3.8.6.3', 1, PLAIN),
  'ack.rides': rfc(9293, '3.8.6.3', 2, PLAIN),
  'ack.delayed': rfc(9293, '3.8.6.3', 2, PLAIN),

  // timers
  'rto.sample': rfc(6298, '2', 1, PLAIN),
  'rto.karn': rfc(6298, '3', 1, PLAIN),
  'rto.afterSynLoss': rfc(6298, '5.7', 2, PLAIN),
  'timer.retransmit': rfc(6298, '5.4', 3, PLAIN),
  'timer.giveUp': rfc(9293, '3.8.3', 3, MOVES),
  'timer.userTimeout': rfc(9293, '3.10.8', 3, MOVES),
  'timer.timeWait': rfc(9293, '3.10.8', 3, MOVES),
  'timer.persist': rfc(9293, '3.8.6.1', 3, { ...PLAIN, saysToo: ['send.data'] }),
  'timer.lossProbe': rfc(8985, '7.3', 3, PLAIN),
  'timer.reordering': rfc(8985, '6.3', 3, PLAIN),
  'timer.delayedAck': rfc(9293, '3.8.6.3', 3, PLAIN),
  'timer.keepAlive': rfc(9293, '3.8.4', 3, PLAIN),
  'timer.keepAliveLimit': rfc(9293, '3.8.4', 3, MOVES),
  'timer.finWait2': deployed(3, MOVES),

  // congestion control
  'congestion.slowStart': rfc(5681, '3.1', 1, PLAIN),
  'congestion.avoidance': rfc(5681, '3.1', 1, PLAIN),
  'congestion.idleRestart': rfc(5681, '4.1', 2, PLAIN),
  'congestion.windowFull': rfc(5681, '3.1', 2, PLAIN),
  'congestion.timeout': rfc(5681, '3.1', 2, PLAIN),
  'congestion.fastRetransmit': rfc(5681, '3.2', 3, { ...POINT, saysToo: ['ack.duplicate'] }),
  'congestion.inflate': rfc(5681, '3.2', 1, PLAIN),
  'congestion.partialAck': rfc(6582, '3.2', 3, { ...POINT, saysToo: ['ack.new'] }),
  'congestion.recovered': rfc(6582, '3.2', 2, PLAIN),
  ...SACK_RULES,
  'cubic.reduces': rfc(9438, '4.6', 2, PLAIN),
  'cubic.grows': rfc(9438, '4.2', 1, PLAIN),
  'cubic.likeReno': rfc(9438, '4.3', 1, PLAIN),

  ...LINUX_RULES,
  ...BROKEN_RULES,
} as const;

export type RuleId = keyof typeof TABLE;

export const RULES: Readonly<Record<RuleId, Rule>> = TABLE;

/** Every rule id, in the order of the table. */
export const RULE_IDS = Object.keys(RULES) as RuleId[];

/** Where a rule comes from. */
export const ruleSource = (id: RuleId): RuleSource => RULES[id];
