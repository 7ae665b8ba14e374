/** Every small case by the profile `rfc`. */
import { testSmallCases } from './smallCases.ts';

testSmallCases('rfc', 4);
