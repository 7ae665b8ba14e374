/** The lessons on servers, in the order of `cases/server/lessons`. In Chinese. */
import type { ServerGuideWords } from '../../../../contract/index.ts';
import { mistakes, models } from './models.ts';
import { blockingLoop, cpu, herd, levelAndEdge, oneSlowClient, walks } from './programs.ts';
import { beforeAccept, flood, ignoredAck, oneMore } from './queues.ts';

export const lessons: ServerGuideWords['lessons'] = {
  'server-before-accept': beforeAccept,
  'server-backlog': oneMore,
  'server-queue-full': ignoredAck,
  'server-flood': flood,
  'server-slow-client': oneSlowClient,
  'server-cpu': cpu,
  'server-select-epoll': walks,
  'server-edge': levelAndEdge,
  'server-blocking-handler': blockingLoop,
  'server-herd': herd,
  'server-models': models,
  'server-mistakes': mistakes,
};
