/** Every small case by the profile `linux`. */
import { testSmallCases } from './smallCases.ts';

testSmallCases('linux', 3);
