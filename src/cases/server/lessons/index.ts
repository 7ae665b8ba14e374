/** The lessons on servers in teaching order, by id; the order of a lesson’s steps is the order of its keys. */
import type { ServerLesson } from '../case.ts';
import { beforeAccept, oneMore, ignoredAck, flood } from './queues.ts';
import { oneSlowClient, cpu, walks, levelAndEdge, blockingLoop, herd } from './programs.ts';
import { models, mistakes } from './models.ts';

export const SERVER_LESSONS = {
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
} as const satisfies Record<string, ServerLesson>;

export type ServerLessonId = keyof typeof SERVER_LESSONS;

export type ServerStepOf<L extends ServerLessonId> = keyof (typeof SERVER_LESSONS)[L] & string;

export const SERVER_LESSON_IDS = Object.keys(SERVER_LESSONS) as ServerLessonId[];
