/**
 * Broken on purpose. Where there is no connection, a reset is answered with a reset. Breaks RFC 9293, 3.5.2 and 3.10.7.1: a
 * reset is never answered with one.
 */
import type { Profile } from '../../tcp/profile.ts';
import { rfc } from '../rfc/profile.ts';

export const answersResets = { ...rfc, breaks: { answersReset: true } } as const satisfies Profile;
