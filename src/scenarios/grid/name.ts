/**
 * The names of the grid: what if this segment arrives in that state, at that place, under that policy? A name is
 * `ESTABLISHED/SYN/inside/rfc5961`; letters, digits, `-`, `_` and `/` alone, so that it can stand in a link.
 */
import { STATES, type State } from '../../../machines/tcp/states.ts';
import type { Injection } from '../../simulation/scenario.ts';

/** The segments, by their control bits. Data carries an ACK, as it always does. */
export const GRID_SEGMENTS = [
  'SYN',
  'SYN-ACK',
  'SYN-FIN',
  'ACK',
  'data',
  'FIN',
  'FIN-ACK',
  'RST',
  'RST-ACK',
] as const;

export type GridSegment = (typeof GRID_SEGMENTS)[number];

/** Where a segment stands relative to the receive window. */
export const GRID_PLACES = ['left', 'left-edge', 'inside', 'right-edge', 'right'] as const;

export type GridPlace = (typeof GRID_PLACES)[number];

/** What a RST or a SYN in the window does: questioned as RFC 5961 has it, or believed, as RFC 793 had it. */
export const GRID_POLICIES = ['rfc5961', 'plain'] as const;

export type GridPolicy = (typeof GRID_POLICIES)[number];

export interface GridName {
  readonly state: State;
  readonly segment: GridSegment;
  readonly place: GridPlace;
  readonly policy: GridPolicy;
}

type Flag = Injection['segment']['flags'][number];

export const flagsOf = (segment: GridSegment): readonly Flag[] =>
  segment === 'data' ? ['ACK'] : (segment.split('-') as Flag[]);

/**
 * What a place is measured by. Before the peer's SYN is known there is no window: CLOSED and LISTEN have nothing to measure
 * by, SYN_SENT has the one ACK number that it waits for.
 */
export type Bearing = 'window' | 'ack' | 'nothing';

export function bearingOf(state: State, segment: GridSegment): Bearing {
  if (state === 'CLOSED' || state === 'LISTEN') return 'nothing';
  if (state !== 'SYN_SENT') return 'window';
  return flagsOf(segment).includes('ACK') ? 'ack' : 'nothing';
}

/** The places that are one and the same: no window has all of them in one, one ACK number has no edges of its own. */
export function placesBy(bearing: Bearing): readonly (readonly GridPlace[])[] {
  switch (bearing) {
    case 'window':
      return GRID_PLACES.map((place) => [place]);
    case 'ack':
      return [['left'], ['left-edge', 'inside', 'right-edge'], ['right']];
    case 'nothing':
      return [GRID_PLACES];
  }
}

/** Where a segment stands, as it is told: by the window, by the one ACK number, or nowhere in particular. */
export type GridWhere = GridPlace | 'ack-low' | 'ack-good' | 'ack-high' | 'anywhere';

export function whereOf({ state, segment, place }: Omit<GridName, 'policy'>): GridWhere {
  switch (bearingOf(state, segment)) {
    case 'window':
      return place;
    case 'ack':
      return place === 'left' ? 'ack-low' : place === 'right' ? 'ack-high' : 'ack-good';
    case 'nothing':
      return 'anywhere';
  }
}

/** The name of a cell's scenario, as `scenarioNamed` takes it. */
export const gridScenarioName = ({ state, segment, place, policy }: GridName): string =>
  `grid/${state}/${segment}/${place}/${policy}`;

/** Reads what stands behind `grid/`; null where it names no cell. */
export function parseGridName(rest: string): GridName | null {
  const [stateText, segmentText, placeText, policyText, surplus] = rest.split('/');
  const state = STATES.find((known) => known === stateText);
  const segment = GRID_SEGMENTS.find((known) => known === segmentText);
  const place = GRID_PLACES.find((known) => known === placeText);
  const policy = GRID_POLICIES.find((known) => known === policyText);
  if (!state || !segment || !place || !policy || surplus !== undefined) return null;
  return { state, segment, place, policy };
}
