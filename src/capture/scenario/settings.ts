/**
 * What the packets tell of an end's stack, as settings: what its SYN offers, the buffer that its first window shows, Nagle's algorithm where
 * it was seen not to be used, keep-alive. All else is the stack's that the capture is set beside.
 */
import { bufferOf, firstOfferedWindow } from '../../../machines/stacks/linux/memory.ts';
import { memoryOf } from '../../../machines/stacks/linux/receiveMemory.ts';
import { profileOf, type ProfileName } from '../../../machines/stacks/profiles.ts';
import { itemsOf } from '../../../machines/tcp/list.ts';
import { scaleOf, TIMESTAMPS_OCTETS } from '../../../machines/tcp/negotiation.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import { LARGEST_WINDOW, type Segment } from '../../../machines/tcp/segment.ts';
import { s } from '../../../machines/tcp/time.ts';
import type { ConnectionTrace, Flight } from '../../trace/connection.ts';
import { flightsOf } from '../../trace/lookup.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import { readsLate } from './reading.ts';
import type { LeftOut, SynPart } from './leftOut.ts';

/** The stack that a capture is set beside. */
export interface StackBeside {
  readonly profile: ProfileName;
  readonly settings?: Partial<Profile>;
}

/** What a scenario takes for an MSS. */
const SMALLEST_MSS = 16;
const LARGEST_MSS = 65_495;

type Open = { -readonly [K in keyof Profile]?: Profile[K] };

export interface EndSettings {
  readonly settings: Partial<Profile>;
  readonly leftOut: readonly LeftOut[];
}

/** Only what the stack has otherwise is set. */
export function settingsOf(
  trace: ConnectionTrace,
  side: Side,
  { profile: name, settings }: StackBeside,
): EndSettings {
  const usual = profileOf(name, settings);
  const told: Open = {};
  const leftOut: LeftOut[] = [];
  const own = flightsOf(trace, side);
  const syn = own.find(({ segment }) => segment.syn)?.segment ?? null;
  const answer = flightsOf(trace, peerOf(side)).find(({ segment }) => segment.syn)?.segment;
  Object.assign(told, syn ? offeredBy(syn, answer, usual) : usedBy(trace, side, usual));
  if (readsLate(trace, side)) told.autoRead = false;
  if (usual.nagle && sendsSmall(trace, own)) told.nagle = false;
  const keepAlive = keepAliveOf(trace, own);
  if (keepAlive) told.keepAlive = keepAlive;
  if (syn) {
    Object.assign(told, bufferFrom(syn, { ...usual, ...told }));
    leftOut.push(...unsaid(syn, side, { ...usual, ...told }));
  }
  return { settings: differing(told, usual), leftOut };
}

function differing(told: Open, usual: Profile): Partial<Profile> {
  const entries = Object.entries(told) as [keyof Profile, unknown][];
  return Object.fromEntries(
    entries.filter(([key, value]) => JSON.stringify(usual[key]) !== JSON.stringify(value)),
  );
}

const inBounds = (mss: number): number => Math.min(Math.max(mss, SMALLEST_MSS), LARGEST_MSS);

/** A SYN+ACK offers only what the SYN had (RFC 7323, 1.3), so that what is not in it may be the peer's choice: it comes to the same. */
function offeredBy(syn: Segment, answer: Segment | undefined, usual: Profile): Open {
  const { mss, windowScale, sackPermitted, timestamps, fastOpen, ece, dataLen } = syn;
  const asks = fastOpen !== undefined || (dataLen > 0 && !syn.ack);
  return {
    mss: inBounds(mss ?? usual.mss),
    sack: sackPermitted === true,
    ...(sackPermitted === true ? {} : { dsack: false }),
    timestamps: timestamps !== undefined,
    windowScaling: windowScale !== undefined,
    ecn: ece === true ? (syn.ack ? 'answer' : 'ask') : usual.ecn === 'ask' ? 'off' : usual.ecn,
    ...(asks ? fastOpenBy(syn, answer) : {}),
  };
}

/** The SYN+ACK that gives a cookie for one says that the server has another key by now (RFC 7413, 4.1.3). */
function fastOpenBy({ ack, fastOpen }: Segment, answer: Segment | undefined): Open {
  if (ack) return { fastOpen: 'server' };
  const isOld = answer?.ack === true && answer.fastOpen !== undefined;
  const brought = isOld ? 'outdated' : 'known';
  const cookie = fastOpen === undefined ? 'none' : fastOpen === '' ? 'asked' : brought;
  return { fastOpen: 'client', fastOpenCookie: cookie };
}

/** Its SYN was not captured: what its segments show is in use. */
function usedBy(trace: ConnectionTrace, side: Side, usual: Profile): Open {
  const segments = [side, peerOf(side)]
    .flatMap((each) => flightsOf(trace, each))
    .map(({ segment }) => segment);
  const longest = segments.reduce((most, { dataLen }) => Math.max(most, dataLen), 0);
  const timestamps = segments.some((segment) => !segment.rst && segment.timestamps !== undefined);
  const needed = longest + (timestamps ? TIMESTAMPS_OCTETS : 0);
  return {
    timestamps,
    mss: needed > usual.mss && needed <= USUAL_LINK ? inBounds(needed) : usual.mss,
    ...(segments.some(({ sack = [] }) => sack.length > 0) ? { sack: true } : {}),
  };
}

/** The MSS of an Ethernet. What is larger was put together by a card. */
const USUAL_LINK = 1460;

/** A smaller buffer than the stack's shows in the first window; and the window scale by how large it may become (RFC 7323, 2.3). */
function bufferFrom(syn: Segment, profile: Profile): Open {
  const told: Open = {};
  if (profile.windowFrom === 'octets') told.rcvBuf = Math.max(1, Math.min(syn.wnd, LARGEST_WINDOW));
  else {
    const { mss } = profile;
    const inUse = syn.ack && syn.timestamps !== undefined ? mss - TIMESTAMPS_OCTETS : mss;
    if (syn.wnd > 0 && syn.wnd < firstOfferedWindow(profile, inUse)) told.rcvBuf = 2 * syn.wnd;
    const least = memoryOf(mss);
    if (least > bufferOf({ rcvBuf: told.rcvBuf ?? profile.rcvBuf })) told.rcvBuf = least;
  }
  const { windowScale } = syn;
  if (windowScale === undefined) return told;
  const rcvBuf = told.rcvBuf ?? profile.rcvBuf;
  const becomes = (rcvBufMax: number) => scaleOf({ ...profile, rcvBuf, rcvBufMax });
  if (becomes(profile.rcvBufMax) !== windowScale && windowScale <= MOST_SCALE_SAID)
    told.rcvBufMax = 2 ** (15 + windowScale);
  return told;
}

/** A buffer of 2^29 octets. */
const MOST_SCALE_SAID = 14;

function unsaid(syn: Segment, side: Side, profile: Profile): LeftOut[] {
  const left = (part: SynPart, told: number): LeftOut => ({ what: 'syn', side, part, told });
  const { mss, windowScale } = syn;
  return [
    ...(mss !== undefined && mss !== profile.mss ? [left('mss', mss)] : []),
    ...(windowScale !== undefined && scaleOf(profile) !== windowScale
      ? [left('windowScale', windowScale)]
      : []),
  ];
}

/** A short segment left while an earlier short one was out: with Nagle's algorithm it would have waited (RFC 9293, 3.7.4; Minshall). */
function sendsSmall(trace: ConnectionTrace, own: readonly Flight[]): boolean {
  return own.some(({ segment, step, reason }) => {
    const { before, cause } = trace.steps[step] ?? {};
    const tcb = before?.tcb;
    if (!tcb || reason !== 'first' || segment.fin || segment.syn) return false;
    if (cause?.kind !== 'call' || segment.dataLen === 0 || segment.dataLen >= tcb.sndMss)
      return false;
    for (const { dataLen, syn, fin } of itemsOf(tcb.inFlight))
      if (!syn && !fin && dataLen > 0 && dataLen < tcb.sndMss) return true;
    return false;
  });
}

/** Probes of the stacks that are known: ten at the most. */
const USUAL_PROBES = 9;
const LEAST_US = 1_000;

/** How long it was idle before the first probe, and how long it waits between two. */
function keepAliveOf(trace: ConnectionTrace, own: readonly Flight[]): Profile['keepAlive'] {
  const probes = own.filter(({ reason }) => reason === 'keepAlive');
  const [first, second] = probes;
  if (first === undefined) return null;
  const since = trace.steps
    .slice(0, first.step)
    .findLast(({ side, cause }) => side === first.from && cause.kind === 'segment');
  const idleUs = Math.max(LEAST_US, Math.round(first.sentAt - (since?.at ?? 0)));
  const gapUs = second ? Math.round(second.sentAt - first.sentAt) : idleUs;
  const end = own.at(-1);
  const gaveUp = end !== undefined && probes.at(-1)?.index !== end.index && end.segment.rst;
  return {
    idleUs,
    intervalUs: Math.max(LEAST_US, Math.min(gapUs, s(75))),
    probes: gaveUp ? Math.min(probes.length, 100) : USUAL_PROBES,
  };
}

/** The most octets of data in a segment of each end, as both SYNs agreed. */
export function mssOf(trace: ConnectionTrace, side: Side): number {
  const tcb = flightsOf(trace, side)
    .map(({ step }) => trace.steps[step]?.after.tcb)
    .findLast((found) => found !== null && found !== undefined && found.irs !== null);
  return tcb?.sndMss ?? LARGEST_MSS;
}
