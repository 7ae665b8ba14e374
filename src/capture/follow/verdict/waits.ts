/** What a connection waited for, though nothing was lost: a program that does not read, answer or close; Nagle and a delayed ACK; distance. */
import { segEnd, segLen } from '../../../../machines/tcp/segment.ts';
import { after as isAfter } from '../../../../machines/tcp/sequence.ts';
import type { Flight } from '../../../trace/connection.ts';
import { countFirst } from '../../../trace/lookup.ts';
import { peerOf, SIDES, type Side } from '../../../trace/side.ts';
import { SLOW_NS } from '../../oddity.ts';
import { isAt } from '../timing.ts';
import type { Opening, Trouble } from './contract.ts';
import { arrival, at, finOf, NOWHERE, type Material } from './evidence.ts';

/** Shorter waits are no news. */
const THINKS_US = 200_000;
const FORGOTTEN_US = 1_000_000;
/** A delayed ACK waits so long (Linux: 40 ms at the least; RFC 9293, 3.8.6.3: less than 0.5 s), and what it releases leaves at once. */
const DELAYED_US = [35_000, 500_000] as const;
const AT_ONCE_US = 2_000;

export const waitsIn = (evidence: Material, opening: Opening): Trouble[] => [
  ...SIDES.flatMap((side) => [
    ...zeroWindowOf(evidence, side),
    ...thinksAt(evidence, side),
    ...nagleAt(evidence, side),
    ...closeWaitAt(evidence, side),
    ...keepAliveOf(evidence, side),
  ]),
  ...slowIn(opening),
];

/** The receiver's program does not read. */
function zeroWindowOf({ closedTo }: Material, by: Side): Trouble[] {
  const closed = closedTo(peerOf(by));
  const [first] = closed;
  if (first === undefined) return [];
  return [
    {
      ...{ kind: 'zeroWindow', by, times: closed.length, confidence: 'sure', at: at(first.by) },
      us: closed.reduce((sum, { us }) => sum + us, 0),
      isOver: closed.every(({ isOver }) => isOver),
    },
  ];
}

/** Something that an end sends, or that comes to it. */
interface Passing {
  readonly when: number;
  readonly flight: Flight;
}

const passingAt = ({ flights }: Material, side: Side): Passing[] =>
  flights
    .flatMap((flight): Passing[] => {
      if (flight.from === side) return [{ when: flight.sentAt, flight }];
      const came = arrival(flight);
      return came === undefined ? [] : [{ when: came, flight }];
    })
    .sort((a, b) => a.when - b.when);

/** The longest time from the peer's last data to its own next: all before was acknowledged, and the window is open. */
function thinksAt(evidence: Material, side: Side): Trouble[] {
  const { closedTo, endAt, flights, vantage } = evidence;
  // who does not read does not answer; and who may not send cannot
  if (closedTo(peerOf(side)).length > 0) return [];
  let asked: number | null = null;
  let end: Flight['segment']['seq'] | null = null;
  let longest: { us: number; flight: Flight | undefined } = { us: 0, flight: undefined };
  let hasAnswered = false;
  for (const { when, flight } of passingAt(evidence, side)) {
    const { segment, from } = flight;
    if (segment.syn) continue;
    if (segment.fin || segment.rst) asked = null;
    if (segment.dataLen === 0) continue;
    if (from !== side) {
      if (!segment.fin) asked = when;
      continue;
    }
    const isNew = end === null || isAfter(segEnd(segment), end);
    if (isNew) end = segEnd(segment);
    if (
      isNew &&
      asked !== null &&
      when - asked > longest.us &&
      !isClosed(evidence, side, asked, when)
    )
      longest = { us: when - asked, flight };
    hasAnswered = true;
    asked = null;
  }
  const isWaiting = asked !== null && hasAnswered && side === 'server';
  const waitsUs = asked === null || !isWaiting ? 0 : endAt - asked;
  const isUnanswered = waitsUs > Math.max(longest.us, FORGOTTEN_US);
  const us = isUnanswered ? waitsUs : longest.us;
  if (us < (side === 'server' ? THINKS_US : FORGOTTEN_US)) return [];
  return [
    {
      ...{ kind: 'thinks', side, us, answered: !isUnanswered },
      at: at(isUnanswered ? flights.at(-1) : longest.flight),
      // from elsewhere a first copy that was lost looks the same
      confidence: isAt(vantage, side) ? 'sure' : 'likely',
    },
  ];
}

const isClosed = ({ closedTo }: Material, side: Side, from: number, to: number): boolean =>
  closedTo(side).some(({ since, until }) => since <= to && until >= from);

/** A pure ACK comes as late as a delayed one does, and data that had waited for it leaves at once (RFC 896; RFC 9293, 3.7.4). */
function nagleAt({ from }: Material, sender: Side): Trouble[] {
  const acks = from[peerOf(sender)].flatMap((flight) => {
    const came = arrival(flight);
    const { segment } = flight;
    return segLen(segment) === 0 && segment.ack && came !== undefined ? [{ flight, came }] : [];
  });
  const data = from[sender].filter(({ segment, again }) => segment.dataLen > 0 && again === null);
  const largest = data.reduce((most, { segment }) => Math.max(most, segment.dataLen), 0);
  const waits: { us: number; flight: Flight }[] = [];
  data.slice(1).forEach((flight, n) => {
    const before = data[n] as Flight;
    const arrived = arrival(before);
    // that came last before it left
    const ack = acks[countFirst(acks, ({ came }) => came <= flight.sentAt) - 1];
    if (ack === undefined || arrived === undefined) return;
    const held = ack.flight.sentAt - arrived;
    const isFreed =
      ack.flight.segment.ackNumber === segEnd(before.segment) &&
      flight.sentAt - ack.came <= AT_ONCE_US;
    const isSmall = before.segment.dataLen < Math.max(largest, SMALL);
    if (isFreed && isSmall && held >= DELAYED_US[0] && held <= DELAYED_US[1])
      waits.push({ us: held, flight });
  });
  const [first] = waits;
  if (first === undefined) return [];
  const us = waits.reduce((sum, wait) => sum + wait.us, 0);
  return [
    { kind: 'nagle', sender, times: waits.length, us, at: at(first.flight), confidence: 'likely' },
  ];
}

/** No usual segment is full with so little. */
const SMALL = 536;

/** The peer's FIN has come, and it neither sends nor closes. */
function closeWaitAt(evidence: Material, by: Side): Trouble[] {
  const { from, endAt, steps } = evidence;
  const theirs = finOf(evidence, peerOf(by));
  const told = theirs && arrival(theirs);
  if (told === undefined || evidence.onlySide !== null) return [];
  const own = finOf(evidence, by);
  const left = steps.find(
    ({ side, at: when, after }) => side === by && when >= told && after.tcb === null,
  );
  const until = own?.sentAt ?? left?.at ?? endAt;
  const busy = from[by].findLast(({ segment, sentAt }) => segment.dataLen > 0 && sentAt <= until);
  const us = until - Math.max(told, busy?.sentAt ?? 0);
  if (us < FORGOTTEN_US) return [];
  const isOver = own !== undefined || left !== undefined;
  return [
    {
      kind: 'closeWait',
      by,
      us,
      isOver,
      at: at(own ?? theirs),
      confidence: isAt(evidence.vantage, by) ? 'sure' : 'likely',
    },
  ];
}

/** So many in a row without an answer say something (Linux: 9 end a connection). */
const UNANSWERED = 2;

function keepAliveOf({ from }: Material, by: Side): Trouble[] {
  const heard = from[peerOf(by)].at(-1)?.sentAt ?? 0;
  const probes = from[by].filter(({ reason, sentAt }) => reason === 'keepAlive' && sentAt > heard);
  return probes.length < UNANSWERED
    ? []
    : [{ kind: 'keepAlive', by, probes: probes.length, at: at(probes[0]), confidence: 'sure' }];
}

function slowIn(opening: Opening): Trouble[] {
  if (opening.kind !== 'handshake' || opening.rttUs === null) return [];
  const { rttUs } = opening;
  return rttUs * 1000 < SLOW_NS
    ? []
    : [{ kind: 'slow', rttUs, at: opening.at, confidence: 'sure' }];
}

export const limitsOf = ({ onlySide, flights, isCaptured }: Material): Trouble[] => {
  if (onlySide !== null)
    return [{ kind: 'oneSided', seen: onlySide, at: NOWHERE, confidence: 'sure' }];
  // what was lost before the point of capture could not be captured
  const missing = flights.filter((flight) => !isCaptured(flight) && flight.fate !== 'lost');
  const [first] = missing;
  return first === undefined
    ? []
    : [{ kind: 'notCaptured', segments: missing.length, at: at(first), confidence: 'sure' }];
};
