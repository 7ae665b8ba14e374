/** What a frame of a server with many clients costs: its moment, the segments under way, the lanes and the crowd; of 200 clients beside 20. */
import { simulateWorld } from '../../src/simulation/world/worldRun.ts';
import { worldOf } from '../../src/simulation/world/serverScenario.ts';
import { worldAxisOf } from '../../src/trace/worldAxis.ts';
import { placeAt, worldMoment } from '../../src/trace/worldMoment.ts';
import { underWay } from '../../src/trace/worldWire.ts';
import { crowdBlocks, type CrowdBlock } from '../../src/views/server/crowd.ts';
import { lanesOf } from '../../src/views/server/lanes.ts';
import { flightPlace, layoutClients } from '../../src/views/server/layout.ts';
import { ratioOf, type Figure } from './ratio.ts';
import { worldOfClients } from './worldOfClients.ts';

const FEW = 20;
const MANY = 200;
const FRAMES = 120;
/** A frame is look-ups: that of ten times as many clients costs little more, for what is in sight is little more. */
const GOAL = 3;
const MOST_DRAWN = 120;
const MOST_LANES = 12;

/** As it is played: frame after frame. */
function player(count: number): () => void {
  const trace = simulateWorld(worldOf(worldOfClients(count)));
  const axis = worldAxisOf(trace);
  const layout = layoutClients(count, { width: 560, height: 280 });
  let crowd: readonly CrowdBlock[] = [];
  return () => {
    for (let nth = 0; nth < FRAMES; nth += 1) {
      const moment = worldMoment(trace, placeAt(trace, axis.timeAt((axis.length * nth) / FRAMES)));
      const flights = underWay(trace, moment).slice(0, MOST_DRAWN);
      for (const flight of flights) flightPlace(flight, moment.at, layout);
      lanesOf(trace, axis, moment, MOST_LANES);
      crowd = crowdBlocks(moment.clients, layout, crowd);
    }
  };
}

export function* figures(): Generator<Figure> {
  const ratio = ratioOf(player(MANY), player(FEW));
  yield { name: `world-frame-${MANY}-beside-${FEW}`, goal: GOAL, ratio };
}
