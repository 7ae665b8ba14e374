/** The run that the page begins with. It is simulated when the page is built: see `build/madeAhead.ts`. */
import { whole } from '../scenarios/whole.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Trace } from '../trace/connection.ts';

export const firstTrace: Trace = simulate(whole['open-data-close']);
