/** What is written into the texts of server programs beside what their model says. */
import type { ServerProgram } from '../../../machines/server/program.ts';
import { LOOPBACK } from '../sockets/text/lines.ts';

export interface ServerTextSettings extends Pick<
  ServerProgram,
  'workers' | 'backlog' | 'service' | 'handler' | 'recvBytes'
> {
  readonly host: string;
  readonly port: number;
}

/** Of a program that serves at once. */
export const USUAL_TEXT: ServerTextSettings = {
  ...{ workers: 4, backlog: 5, handler: 'awaits', recvBytes: 1024 },
  service: { ioUs: 0, cpuUs: 0 },
  ...{ host: LOOPBACK.host, port: LOOPBACK.port },
};

/** What every answer begins with; the request follows. */
export const PREFIX = 'answer: ';

export type TextWriter = (settings: ServerTextSettings) => string;
