/** The TCP that leads back from a stack that is broken on purpose: the scenario's own, where that is one. */
import { isBroken, type TcpName } from '../../../machines/stacks/profiles.ts';
import type { Scenario } from '../../simulation/scenario.ts';

export const rightProfile = ({ profile }: Pick<Scenario, 'profile'>): TcpName =>
  isBroken(profile) ? 'rfc' : profile;
