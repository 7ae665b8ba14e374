/**
 * The grid's scenarios: a connection rests in a state, and a segment arrives out of nowhere at a place around the window.
 *
 * Left of the window is wholly old: the last number it takes up is RCV.NXT-1. The left edge is RCV.NXT, the right edge the
 * last octet of the window, right of it the first octet that is too far. An ACK acknowledges all that was sent (SND.NXT).
 */
import { advance, seq, type Seq } from '../../../machines/tcp/sequence.ts';
import type { State } from '../../../machines/tcp/states.ts';
import { ms, time } from '../../../machines/tcp/time.ts';
import { frameAt } from '../../trace/moment.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { Injection, Scenario } from '../../simulation/scenario.ts';
import { simulate } from '../../simulation/simulate.ts';
import {
  bearingOf,
  flagsOf,
  gridScenarioName,
  parseGridName,
  type GridName,
  type GridPlace,
} from './name.ts';
import { AT_REST_US, SITUATIONS } from './situations.ts';

/** RCV.WND of both ends: small, so that its edges are not far. */
export const GRID_WINDOW = 500;
/** Octets of text in the segment `data`. */
export const GRID_DATA = 100;
export const GRID_AT_US = AT_REST_US;
/** Time enough for the answer to arrive, and for what that brings about. */
const AFTERMATH_US = ms(90);

const ISS: Readonly<Record<Side, number>> = { client: 100, server: 300 };

/** The scenario of what stands behind `grid/`; null where that names no cell. */
export function gridScenario(rest: string): Scenario | null {
  const name = parseGridName(rest);
  return name && scenarioOfCell(name);
}

export function scenarioOfCell(name: GridName): Scenario {
  const { side } = SITUATIONS[name.state];
  const segment = segmentFor(name, numbersIn(name.state));
  return {
    ...atRest(name.state),
    id: gridScenarioName(name),
    settings: { ...SETTINGS, rfc5961: name.policy === 'rfc5961' },
    injections: [{ atUs: GRID_AT_US, to: side, segment }],
    untilUs: GRID_AT_US + AFTERMATH_US,
  };
}

/** A repeated SYN gets the SYN+ACK again, as on every deployed stack and in the built-in scenarios. */
const SETTINGS = { rcvBuf: GRID_WINDOW, dupSyn: 'synack' } as const;

/** The situation of a state without the segment. */
function atRest(state: State): Scenario {
  const { actions, faults = [] } = SITUATIONS[state];
  return {
    id: `grid/${state}`,
    profile: 'rfc',
    settings: SETTINGS,
    client: { iss: [ISS.client] },
    server: { iss: [ISS.server] },
    link: { delayUs: ms(50) },
    actions,
    faults,
    untilUs: GRID_AT_US,
  };
}

/** The numbers that a segment is placed by. */
export interface GridNumbers {
  /** False before the peer's SYN is known. */
  readonly hasWindow: boolean;
  readonly rcvNxt: Seq;
  readonly rcvWnd: number;
  readonly sndNxt: Seq;
  readonly peerIss: Seq;
}

/** Taken from the run itself, once. Where there is no window, as if the peer's SYN had just come. */
export function numbersIn(state: State): GridNumbers {
  const known = read.get(state) ?? readNumbers(state);
  read.set(state, known);
  return known;
}

const read = new Map<State, GridNumbers>();

function readNumbers(state: State): GridNumbers {
  const { side } = SITUATIONS[state];
  const peerIss = seq(ISS[peerOf(side)]);
  const { tcb } = frameAt(simulate(atRest(state)), time(GRID_AT_US)).ends[side];
  const hasWindow = tcb !== null && tcb.irs !== null;
  return {
    hasWindow,
    rcvNxt: hasWindow ? tcb.rcvNxt : advance(peerIss, 1),
    rcvWnd: hasWindow ? tcb.rcvWnd : GRID_WINDOW,
    sndNxt: tcb?.sndNxt ?? advance(seq(ISS[side]), 1),
    peerIss,
  };
}

function segmentFor(name: GridName, numbers: GridNumbers): Injection['segment'] {
  const flags = flagsOf(name.segment);
  const bytes = name.segment === 'data' ? GRID_DATA : 0;
  const length = bytes + flags.filter((flag) => flag === 'SYN' || flag === 'FIN').length;
  const byAck = bearingOf(name.state, name.segment) === 'ack';
  return {
    seq: byAck
      ? advance(numbers.peerIss, flags.includes('SYN') ? 0 : 1)
      : seqAt(name.place, numbers, length),
    ...(flags.includes('ACK') && {
      ack: byAck ? ackAt(name.place, numbers) : numbers.sndNxt,
    }),
    flags,
    wnd: GRID_WINDOW,
    ...(bytes > 0 && { bytes }),
  };
}

function seqAt(place: GridPlace, { rcvNxt, rcvWnd }: GridNumbers, length: number): Seq {
  switch (place) {
    case 'left':
      return advance(rcvNxt, -Math.max(length, 1));
    case 'left-edge':
      return rcvNxt;
    case 'inside':
      return advance(rcvNxt, rcvWnd / 2);
    case 'right-edge':
      return advance(rcvNxt, rcvWnd - 1);
    case 'right':
      return advance(rcvNxt, rcvWnd);
  }
}

/** In SYN_SENT: our ISS acknowledges nothing, SND.NXT our SYN, the next number what was never sent. */
function ackAt(place: GridPlace, { sndNxt }: GridNumbers): Seq {
  if (place === 'left') return advance(sndNxt, -1);
  return place === 'right' ? advance(sndNxt, 1) : sndNxt;
}
