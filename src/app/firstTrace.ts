/** The run that the page begins with. It is simulated when the page is built: see `build/madeAhead.ts`. */
import { whole } from '../scenarios/whole.ts';
import type { SimulatedTrace } from '../simulation/connectionRun.ts';
import { simulate } from '../simulation/simulate.ts';

export const firstTrace: SimulatedTrace = simulate(whole['open-data-close']);
