/** Whether a program waits in `close` (SO_LINGER): until our FIN is acknowledged, or its time is over. */
import { ourFinAcked, type Tcb } from '../../tcp/tcb.ts';
import type { Time } from '../../tcp/time.ts';

export const lingers = ({ tcb }: { readonly tcb: Tcb | null }, now: Time): boolean =>
  tcb !== null && tcb.lingersUntil !== null && now < tcb.lingersUntil && !ourFinAcked(tcb);
