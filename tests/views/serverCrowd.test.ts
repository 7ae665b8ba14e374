/** Many clients in the drawing: one stop of the Tab key (WAI-ARIA, roving tabindex), the one under a pointer, and what of a crowd is drawn anew. */
import { describe, expect, test } from 'vitest';
import type { ClientState } from '../../src/trace/worldState.ts';
import { crowdBlocks } from '../../src/views/server/crowd.ts';
import { clientNear, layoutClients } from '../../src/views/server/layout.ts';
import { roved } from '../../src/views/server/roving.ts';

const SIZE = { width: 520, height: 280 };

describe('the keys lead from client to client', () => {
  const within = { count: 10, columns: 4 };

  test.each([
    ['ArrowRight', 3, 4],
    ['ArrowLeft', 3, 2],
    ['ArrowDown', 3, 7],
    ['ArrowUp', 7, 3],
    ['Home', 7, 0],
    ['End', 2, 9],
  ])('%s from %i to %i', (key, from, to) => expect(roved(key, from, within)).toBe(to));

  test('at either end they stay, and other keys lead nowhere', () => {
    expect(roved('ArrowLeft', 0, within)).toBe(0);
    expect(roved('ArrowUp', 2, within)).toBe(2);
    expect(roved('ArrowDown', 8, within)).toBe(8);
    expect(roved('Enter', 2, within)).toBeNull();
  });
});

test.each([5, 13, 200, 2000])('of %i clients the one under the pointer is found', (count) => {
  const layout = layoutClients(count, SIZE);
  for (const [i, place] of layout.places.entries())
    expect(clientNear(layout, count, { x: Math.max(place.x, 9), y: place.y })).toBe(i);
  expect(clientNear(layout, count, layout.port)).toBeNull();
});

describe('a crowd', () => {
  const layout = layoutClients(2000, SIZE);
  const clients = Array.from({ length: 2000 }, (): { state: ClientState } => ({
    state: 'waiting',
  }));

  test('is drawn anew only where something has changed', () => {
    const before = crowdBlocks(clients, layout);
    const now = clients.with(120, { state: 'answered' });
    const after = crowdBlocks(now, layout, before);
    const anew = after.flatMap((block, i) => (block === before[i] ? [] : [i]));
    expect(anew).toEqual([2]);
    expect(after).toEqual(crowdBlocks(now, layout));
  });

  test('is drawn anew as a whole where there is other room', () => {
    const wider = layoutClients(2000, { ...SIZE, width: 900 });
    const after = crowdBlocks(clients, wider, crowdBlocks(clients, layout));
    expect(after).toEqual(crowdBlocks(clients, wider));
  });
});
