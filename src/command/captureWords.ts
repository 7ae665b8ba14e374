/** What a capture is said to be: its state, what is odd, what is wrong with the file, each in a few words. */
import type { CaptureProblem } from '../wire/captureFile/contract.ts';
import type { Look } from '../capture/looks.ts';
import type { Oddity } from '../capture/oddity.ts';
import type { HowEnded } from '../capture/summary.ts';
import type { Socket } from '../trace/connection.ts';

export const socketText = ({ address, port }: Socket): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

const NS = 1_000_000_000;

/** `0.25 ms`, `1.5 s`: three digits that count. */
export function lengthText(ns: number): string {
  if (ns >= NS) return `${three(ns / NS)} s`;
  return ns >= 1_000_000 ? `${three(ns / 1_000_000)} ms` : `${three(ns / 1_000)} us`;
}

const three = (n: number): string => (n >= 100 ? String(Math.round(n)) : n.toPrecision(3));

/** `12.345678`: as dissectors print times. */
export const secondsText = (ns: number): string => (ns / NS).toFixed(6);

export function octetsText(octets: number): string {
  if (octets < 10_000) return String(octets);
  if (octets < 10_000_000) return `${Math.round(octets / 1_000)} kB`;
  return octets < 10_000_000_000
    ? `${Math.round(octets / 1_000_000)} MB`
    : `${Math.round(octets / 1_000_000_000)} GB`;
}

export function endingText(ending: HowEnded): string {
  switch (ending.kind) {
    case 'neverAnswered':
      return ending.syns === 1 ? 'never answered' : `never answered, ${ending.syns} SYNs`;
    case 'refused':
      return 'refused';
    case 'halfOpen':
      return 'half-open';
    case 'reset':
      return `reset by ${ending.by}`;
    case 'closed':
      return 'closed';
    case 'halfClosed':
      return `half-closed by ${ending.by}`;
    case 'open':
      return 'open';
  }
}

/** What the ending says already is null. */
export function oddityText(oddity: Oddity): string | null {
  switch (oddity.what) {
    case 'refused':
    case 'neverAnswered':
    case 'halfOpen':
    case 'reset':
    case 'retransmissions':
      return null;
    case 'neverClosed':
      return `${oddity.by} does not close for ${lengthText(oddity.forNs)}`;
    case 'zeroWindow':
      return `zero window of ${oddity.by}`;
    case 'slow':
      return `slow, RTT ${lengthText(oddity.rttNs)}`;
    case 'outOfOrder':
      return `${oddity.count} out of order`;
    case 'malformedOptions':
      return `${oddity.count} with malformed options`;
    case 'badChecksums':
      return `${oddity.count} bad checksums`;
    case 'mirrored':
      return `${oddity.count} frames twice`;
    case 'notCaptured':
      return `${oddity.count} gaps`;
    case 'oneSided':
      return 'one direction only';
  }
}

export function lookText(look: Look): string {
  switch (look.what) {
    case 'synFlood':
      return `Looks like a SYN flood: ${look.halfOpen} connections to ${socketText(look.server)} were never completed, ${look.completed} were; from ${look.clients} addresses within ${lengthText(look.withinNs)}.`;
    case 'portScan':
      return `Looks like a port scan: ${look.client} tried ${look.ports} ports of ${look.hosts === 1 ? 'one host' : `${look.hosts} hosts`}; ${look.refused} were refused, ${look.unanswered} not answered, ${look.open} answered and reset.`;
    case 'closeWaitLeak':
      return `Looks like a leak: ${look.address}, as ${look.side}, did not close ${look.connections} connections after the other side's FIN, the longest for ${lengthText(look.longestNs)} (CLOSE_WAIT).`;
  }
}

export function problemText(problem: CaptureProblem): string {
  const at = `at octet ${problem.position}`;
  switch (problem.kind) {
    case 'empty':
      return 'It is empty.';
    case 'notCapture':
      return `It is no capture${problem.looksLike === 'unknown' ? '' : `, but looks like ${problem.looksLike}`}.`;
    case 'endsEarly':
      return `It ends early ${at}: of a ${partText(problem.within)} of ${problem.needed} octets there are ${problem.found}.`;
    case 'unknownVersion':
      return `Its version ${problem.major}.${problem.minor} ${at} is not known.`;
    case 'unknownByteOrder':
      return `The order of octets of its section ${at} is not known.`;
    case 'impossibleLength':
      return `A ${problem.within} ${at} says a length of ${problem.length}; ${problem.least} to ${problem.most} are possible.`;
    case 'lengthsDiffer':
      return `A block ${at} says a length of ${problem.length} in front and of ${problem.trailer} behind.`;
    case 'capturedTooLong':
      return `A block ${at} says that ${problem.captured} octets were captured, and has room for ${problem.room}.`;
    case 'unknownInterface':
      return `A frame ${at} is of interface ${problem.interfaceId}; its section describes ${problem.described}.`;
    case 'gzip':
      return `Its packing (gzip) is damaged ${at}: ${problem.what}.`;
  }
}

const partText = (within: 'fileHeader' | 'record' | 'block'): string =>
  within === 'fileHeader' ? 'file header' : within;
