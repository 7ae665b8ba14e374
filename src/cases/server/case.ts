/**
 * A case on a server with many clients: a world at the moment that shows something, found by what happens there and never by a
 * second. Lessons, questions and wrong claims about servers are made of them. No words in here.
 */
import { worldOf } from '../../simulation/world/serverScenario.ts';
import { simulateWorld } from '../../simulation/world/worldRun.ts';
import { worldById, type WorldId } from '../../scenarios/worlds/index.ts';
import type { WorldTrace } from '../../trace/world.ts';
import type { Asks } from '../lessons/lesson.ts';
import type { Citation, ManualPage } from '../questions/question.ts';
import type { FindHappening } from './moments.ts';

/** The part of the stage that the reader is to look at. */
export type StagePart = 'clients' | 'kernel' | 'program' | 'costs' | 'terminal';

export interface ServerCase {
  /** A built-in server. */
  readonly world: WorldId;
  /** What has just happened; the playhead stands behind it. */
  readonly moment: FindHappening;
  readonly look?: StagePart;
}

/** A step of a lesson; it may ask before it is explained. */
export interface ServerStep extends ServerCase {
  readonly asks?: Asks;
}

export type ServerLesson = Readonly<Record<string, ServerStep>>;

export interface CitedServerCase extends ServerCase {
  readonly citations: readonly [Citation | ManualPage, ...(Citation | ManualPage)[]];
}

export const manual = (page: string, section: 2 | 7): ManualPage => ({ page, section });

/** The run of a case. Throws where it names a world that does not exist. */
export function worldTraceOf({ world: id }: Pick<ServerCase, 'world'>): WorldTrace {
  const world = worldById(id);
  if (world === null) throw new Error(`no world is called ${id}`);
  return simulateWorld(worldOf(world));
}
