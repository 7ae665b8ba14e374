/** Every small case by the profile `rfc` with all of today's options: recovery by RFC 6675, timestamps, window scaling. */
import { todaysOptions } from '../../machines/stacks/todaysOptions.ts';
import { testSmallCases } from './smallCases.ts';

testSmallCases('rfc', 3, todaysOptions(true));
