/** A listening socket's chart before its first listen(). */
import { initialTransition } from 'xstate';
import { listener, type ListenerSnapshot } from './listener.ts';
import type { HostSettings } from './settings.ts';

export const newListener = (settings: HostSettings): ListenerSnapshot =>
  initialTransition(listener, { settings })[0];
