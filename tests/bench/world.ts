/**
 * What a server with many clients costs: a world of many beside as many worlds of one, and how that grows. Each client is a
 * connection with its handshake, a request, its answer and its close.
 */
import { worldOf } from '../../src/simulation/world/serverScenario.ts';
import { simulateWorld } from '../../src/simulation/world/worldRun.ts';
import { costOf, type Figure } from './ratio.ts';
import { worldOfClients } from './worldOfClients.ts';

const BESIDE_ONES = 1.5;
const FEW = 200;
const MANY = 2000;
/** In proportion, and some slack for what a machine remembers worse. */
const GROWTH = (MANY / FEW) * 1.3;

const simulated = (count: number) => simulateWorld(worldOf(worldOfClients(count)));

export function* figures(): Generator<Figure> {
  // the engine warms up
  simulated(FEW);
  for (let i = 0; i < FEW; i += 1) simulated(1);
  const few = least(() => simulated(FEW));
  const ones = least(() => {
    for (let i = 0; i < FEW; i += 1) simulated(1);
  });
  yield { name: 'world-beside-ones', ratio: few / ones, goal: BESIDE_ONES };
  const many = costOf(() => simulated(MANY));
  yield { name: 'world-growth', ratio: many / few, goal: GROWTH };
}

const least = (work: () => unknown): number =>
  Math.min(...Array.from({ length: 3 }, () => costOf(work)));
