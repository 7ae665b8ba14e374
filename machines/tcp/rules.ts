/**
 * The spine: every rule of TCP that the endpoint applies, by id, with the place it comes from.
 *
 * The endpoint cites these ids in what it does; the explanations, the tests and the views are all keyed by them.
 * `rank` says how loudly a rule speaks in a caption: 3 is what happened, 2 is worth a sentence, 1 is bookkeeping.
 */

export interface RuleSource {
  /** The document: 9293, 6298, 5961, 5681, 6582, 1337, 5682, 6937. `null`: no RFC asks for it, deployed stacks do it. */
  readonly rfc: 9293 | 6298 | 5961 | 5681 | 6582 | 1337 | 5682 | 6937 | null;
  /** The section of that document. */
  readonly section: string;
  /** The step of 3.10.7.4, where the rule is one of its eight. */
  readonly step?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly rank: 1 | 2 | 3;
}

const arrives = (step: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8, rank: 1 | 2 | 3) =>
  ({ rfc: 9293, section: '3.10.7.4', step, rank }) as const;
const rfc9293 = (section: string, rank: 1 | 2 | 3) => ({ rfc: 9293, section, rank }) as const;
const linux = (rank: 1 | 2 | 3) => ({ rfc: null, section: '', rank }) as const;

export const RULES = {
  // user calls
  'call.listen': rfc9293('3.10.1', 3),
  'call.connect': rfc9293('3.10.1', 3),
  'call.sendOpens': rfc9293('3.10.2', 3),
  'call.remoteMissing': rfc9293('3.10.1', 3),
  'call.alreadyExists': rfc9293('3.10.1', 3),
  'call.doesNotExist': rfc9293('3.10.2', 3),
  'call.send': rfc9293('3.10.2', 3),
  'call.sendQueued': rfc9293('3.10.2', 3),
  'call.receive': rfc9293('3.10.3', 3),
  'call.connectionClosing': rfc9293('3.10.4', 3),
  'call.closeUnopened': rfc9293('3.10.4', 3),
  'call.closeActive': rfc9293('3.10.4', 3),
  'call.closePassive': rfc9293('3.10.4', 3),
  'call.closeWaits': rfc9293('3.10.4', 3),
  'call.abortReset': rfc9293('3.10.5', 3),
  'call.abortSilent': rfc9293('3.10.5', 3),
  'call.status': rfc9293('3.10.6', 3),
  'call.crash': rfc9293('3.5.1', 3),
  'call.closeUnread': rfc9293('3.6.1', 3),
  'call.stopReading': rfc9293('3.6.1', 3),

  // segment arrives: CLOSED, LISTEN, SYN_SENT
  'closed.ignoresReset': rfc9293('3.10.7.1', 3),
  'closed.resetsAck': rfc9293('3.10.7.1', 3),
  'closed.resetsNoAck': rfc9293('3.10.7.1', 3),
  'listen.ignoresReset': rfc9293('3.10.7.2', 3),
  'listen.resetsAck': rfc9293('3.10.7.2', 3),
  'listen.syn': rfc9293('3.10.7.2', 3),
  'listen.ignores': rfc9293('3.10.7.2', 3),
  'synSent.badAck': rfc9293('3.10.7.3', 3),
  'synSent.reset': rfc9293('3.10.7.3', 3),
  'synSent.ignoresReset': rfc9293('3.10.7.3', 3),
  'synSent.synAck': rfc9293('3.10.7.3', 3),
  'synSent.syn': rfc9293('3.10.7.3', 3),
  'synSent.ignores': rfc9293('3.10.7.3', 3),
  'synSent.soonAgain': { rfc: null, section: '', rank: 2 },

  // segment arrives: the eight steps of the other states
  'sequence.acceptable': arrives(1, 1),
  'sequence.unacceptable': arrives(1, 3),
  'sequence.dropsReset': arrives(1, 3),
  'sequence.trimmed': arrives(1, 2),
  'sequence.zeroWindow': arrives(1, 3),
  'sequence.repeatedFin': arrives(1, 3),
  'sequence.repeatedSyn': arrives(1, 3),
  'sequence.repeatedSynAgain': { rfc: null, section: '', rank: 3 },
  'sequence.simultaneousSynAck': rfc9293('3.5', 3),
  'reset.valid': arrives(2, 3),
  'reset.backToListen': arrives(2, 3),
  'reset.refused': arrives(2, 3),
  'reset.challenged': { rfc: 5961, section: '3.2', rank: 3 },
  'reset.endsTimeWait': arrives(2, 3),
  'reset.ignoredInTimeWait': { rfc: 1337, section: '4', rank: 3 },
  'syn.backToListen': arrives(4, 3),
  'syn.challenged': { rfc: 5961, section: '4.2', rank: 3 },
  'syn.resets': arrives(4, 3),
  'syn.reopens': rfc9293('3.6.1', 3),
  'ack.missing': arrives(5, 3),
  'ack.ofSyn': arrives(5, 3),
  'ack.badInSynRcvd': arrives(5, 3),
  'ack.new': arrives(5, 3),
  'ack.duplicate': arrives(5, 3),
  'ack.overtaken': arrives(5, 3),
  'ack.unsent': arrives(5, 3),
  'ack.tooOld': { rfc: 5961, section: '5.2', rank: 3 },
  'ack.limited': { rfc: 5961, section: '7', rank: 2 },
  'ack.windowUpdate': arrives(5, 2),
  'ack.ofFin': arrives(5, 3),
  'ack.ofFinClosing': arrives(5, 3),
  'ack.ofFinLast': arrives(5, 3),
  'ack.ignoredInTimeWait': arrives(5, 3),
  'ack.answeredInTimeWait': arrives(5, 3),
  'text.delivered': arrives(7, 3),
  'text.held': arrives(7, 3),
  'text.gapFilled': arrives(7, 3),
  'text.ignored': arrives(7, 3),
  'text.afterClose': rfc9293('3.6.1', 3),
  'fin.received': arrives(8, 3),
  'fin.crossed': arrives(8, 3),
  'fin.withAck': arrives(8, 3),
  'fin.last': arrives(8, 3),
  'fin.held': arrives(8, 3),
  'fin.again': arrives(8, 3),

  // what leaves, and when
  'send.data': rfc9293('3.8.6', 2),
  'send.fin': rfc9293('3.10.4', 2),
  'send.windowClosed': rfc9293('3.8.6.1', 2),
  'send.windowFull': rfc9293('3.8.6', 2),
  'send.nagle': rfc9293('3.7.4', 2),
  'send.windowUpdate': rfc9293('3.8.6.2.2', 2),
  'ack.atOnce': rfc9293('3.8.6.3', 1),
  'ack.rides': rfc9293('3.8.6.3', 2),
  'ack.delayed': rfc9293('3.8.6.3', 2),

  // timers
  'rto.sample': { rfc: 6298, section: '2', rank: 1 },
  'rto.karn': { rfc: 6298, section: '3', rank: 1 },
  'rto.afterSynLoss': { rfc: 6298, section: '5.7', rank: 2 },
  'timer.retransmit': { rfc: 6298, section: '5.4', rank: 3 },
  'timer.giveUp': rfc9293('3.8.3', 3),
  'timer.userTimeout': rfc9293('3.10.8', 3),
  'timer.timeWait': rfc9293('3.10.8', 3),
  'timer.persist': rfc9293('3.8.6.1', 3),
  'timer.delayedAck': rfc9293('3.8.6.3', 3),
  'timer.keepAlive': rfc9293('3.8.4', 3),
  'timer.keepAliveLimit': rfc9293('3.8.4', 3),
  'timer.finWait2': { rfc: null, section: '', rank: 3 },

  // congestion control
  'congestion.slowStart': { rfc: 5681, section: '3.1', rank: 1 },
  'congestion.avoidance': { rfc: 5681, section: '3.1', rank: 1 },
  'congestion.windowFull': { rfc: 5681, section: '3.1', rank: 2 },
  'congestion.timeout': { rfc: 5681, section: '3.1', rank: 2 },
  'congestion.fastRetransmit': { rfc: 5681, section: '3.2', rank: 3 },
  'congestion.inflate': { rfc: 5681, section: '3.2', rank: 1 },
  'congestion.partialAck': { rfc: 6582, section: '3.2', rank: 3 },
  'congestion.recovered': { rfc: 6582, section: '3.2', rank: 2 },

  // what Linux does beyond the RFCs, or otherwise
  'linux.quickAck': linux(1),
  'linux.awaitsAnswer': linux(2),
  'linux.ackAfterCrossing': linux(2),
  'linux.touchesWindow': linux(2),
  'linux.restartsTimeWait': linux(2),
  'linux.ignoresSynFin': linux(3),
  'linux.resetsRequest': linux(3),
  'linux.resetBeforeFin': linux(3),
  'linux.listenerStays': linux(2),
  'linux.windowOfMemory': linux(2),
  'linux.mergesAgain': linux(2),
  'linux.sendsLostAgain': linux(2),
  'linux.halfOfWindow': linux(1),
  'linux.windowUnused': linux(1),
  'linux.windowShrinks': linux(1),
  'linux.proportional': { rfc: 6937, section: '3', rank: 1 },
  'linux.triesNew': { rfc: 5682, section: '2.1', rank: 2 },
  'linux.needlessTimeout': { rfc: 5682, section: '2.1', rank: 2 },
  'linux.rtoSample': linux(1),
  'linux.emptyProbe': linux(3),
  'linux.patienceOver': linux(3),
  'linux.forgetsRequest': linux(3),
  'linux.keepAliveResets': linux(2),
} as const satisfies Record<string, RuleSource>;

export type RuleId = keyof typeof RULES;

/** Every rule id, in the order of the table. */
export const RULE_IDS = Object.keys(RULES) as RuleId[];

/** Where a rule comes from. */
export const ruleSource = (id: RuleId): RuleSource => RULES[id];
