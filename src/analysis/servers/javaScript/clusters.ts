/** In JavaScript: several processes ahead, by the module `cluster`. */
import { furtherIn } from '../marked.ts';
import type { ServerTextSettings } from '../settings.ts';
import { listens, LOOP, serve, servesAll, withNodeImports } from './common.ts';

const OPENS = '\n    // opens the listening socket, when the first worker asks it to ## listen';

const cluster = (
  settings: ServerTextSettings,
  { begins = '', opens = OPENS, works }: { begins?: string; opens?: string; works: string },
) => `
${begins}
if (cluster.isPrimary) {
    for (let i = 0; i < ${settings.workers}; i++) ## more
        cluster.fork(); ## fork${opens}
    cluster.on('exit', () => process.exit()); ## wait
} else {
${furtherIn(works)}
}
`;

export const prefork = (settings: ServerTextSettings) =>
  withNodeImports(
    'No worker of Node sleeps in accept(): the primary accepts, and hands out in turn.',
    `
${serve(settings)}
${cluster(settings, {
  works: `
${servesAll('worker: accept', { part: 'worker: ' }).trim()}
${listens(settings, '')}
`,
})}
`,
  );

const reactor = (listening: string) => `
${servesAll('worker: accept watch', { part: 'worker: ', blocks: true }).trim()}
${listening}
${LOOP} ## worker: wait each
`;

export const epollShared = (settings: ServerTextSettings) =>
  withNodeImports(
    null,
    `
${serve(settings, true)}
${cluster(settings, {
  begins: 'cluster.schedulingPolicy = cluster.SCHED_NONE; // each worker accepts',
  works: reactor(listens(settings, 'worker: watchListener')),
})}
`,
  );

export const reuseport = (settings: ServerTextSettings) =>
  withNodeImports(
    'From Node 23.1 on.',
    `
${serve(settings, true)}
${cluster(settings, {
  opens: '',
  works: reactor(
    listens(settings, 'worker: listen watchListener').replace(' });', ', reusePort: true });'),
  ),
})}
`,
  );
