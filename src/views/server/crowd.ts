/** Many clients as a drawing in blocks: where nothing has changed a block stays what it was, and nothing is drawn anew. */
import type { ClientNow, ClientState } from '../../trace/worldState.ts';
import { SHAPES, signPath, type ClientLayout } from './layout.ts';

const BLOCK = 50;

export interface CrowdBlock {
  readonly layout: ClientLayout;
  readonly states: readonly ClientState[];
  /** The signs of all that are in one state as one path. */
  readonly paths: readonly (readonly [ClientState, string])[];
}

type Clients = readonly Pick<ClientNow, 'state'>[];

/** `before`: as they were at another moment. */
export function crowdBlocks(
  clients: Clients,
  layout: ClientLayout,
  before: readonly CrowdBlock[] = [],
): readonly CrowdBlock[] {
  const count = Math.ceil(clients.length / BLOCK);
  return Array.from({ length: count }, (_, nth) => {
    const known = before[nth];
    const from = nth * BLOCK;
    const to = Math.min(from + BLOCK, clients.length);
    return known?.layout === layout && isStill(known, clients, from, to)
      ? known
      : blockOf(clients, layout, from, to);
  });
}

function isStill({ states }: CrowdBlock, clients: Clients, from: number, to: number): boolean {
  if (states.length !== to - from) return false;
  for (let i = from; i < to; i += 1) if (clients[i]?.state !== states[i - from]) return false;
  return true;
}

function blockOf(clients: Clients, layout: ClientLayout, from: number, to: number): CrowdBlock {
  const states = clients.slice(from, to).map(({ state }) => state);
  const paths = new Map<ClientState, string>();
  states.forEach((state, i) => {
    const place = layout.places[from + i];
    if (!place) return;
    paths.set(state, (paths.get(state) ?? '') + signPath(SHAPES[state], place, layout.r));
  });
  return { layout, states, paths: [...paths] };
}
