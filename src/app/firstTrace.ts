/** The run that the page begins with. It is simulated when the page is built: see `build/madeAhead.ts`. */
import { openDataClose } from '../scenarios/openDataClose.ts';
import { simulate, type SimulatedTrace } from '../simulation/simulate.ts';

export const firstTrace: SimulatedTrace = simulate(openDataClose);
