/**
 * What guides a reader through a page that is no run of one connection, by the name that an address carries: through a server with
 * many clients, through a capture. Each such room has a page of its own, which the guide is shown on.
 */
import type { CaptureStep, CitedCaptureCase } from '../../cases/capture/case.ts';
import { CAPTURE_LESSONS } from '../../cases/capture/lessons.ts';
import { CAPTURE_QUESTIONS } from '../../cases/capture/questions.ts';
import type { CitedServerCase, ServerStep } from '../../cases/server/case.ts';
import { SERVER_LESSONS } from '../../cases/server/lessons/index.ts';
import { SERVER_MYTHS } from '../../cases/server/myths.ts';
import { SERVER_QUESTIONS } from '../../cases/server/questions.ts';
import { hashOf, type PageName } from '../address/route.ts';

/** `room`: its page. */
type GuideIn<Room extends PageName, Step, Cited> = {
  readonly name: string;
  readonly room: Room;
  readonly id: string;
} & (
  | { readonly kind: 'lesson'; readonly step: string; readonly example: Step }
  | { readonly kind: 'question' | 'myth'; readonly example: Cited }
);

export type ServerGuide = GuideIn<'server', ServerStep, CitedServerCase>;
export type CaptureGuide = GuideIn<'captures', CaptureStep, CitedCaptureCase>;
export type RoomGuide = ServerGuide | CaptureGuide;
export type Room = RoomGuide['room'];

interface CasesIn<Step, Cited> {
  readonly lessons: Readonly<Record<string, Readonly<Record<string, Step>>>>;
  readonly questions: Readonly<Record<string, Cited>>;
  readonly myths: Readonly<Record<string, Cited>>;
}

const CASES: {
  readonly server: CasesIn<ServerStep, CitedServerCase>;
  readonly captures: CasesIn<CaptureStep, CitedCaptureCase>;
} = {
  server: { lessons: SERVER_LESSONS, questions: SERVER_QUESTIONS, myths: SERVER_MYTHS },
  captures: { lessons: CAPTURE_LESSONS, questions: CAPTURE_QUESTIONS, myths: {} },
};

/** In the order in which they are listed. */
export const ROOMS: readonly Room[] = ['server', 'captures'];

function guideIn<R extends Room, Step, Cited>(
  room: R,
  cases: CasesIn<Step, Cited>,
  name: string,
): GuideIn<R, Step, Cited> | null {
  const [kind, id = '', step = ''] = name.split('.');
  switch (kind) {
    case 'lesson': {
      const example = own(own(cases.lessons, id) ?? {}, step);
      return example === undefined ? null : { name, room, kind, id, step, example };
    }
    case 'question':
    case 'myth': {
      const example = own(cases[`${kind}s`], id);
      return example === undefined ? null : { name, room, kind, id, example };
    }
    default:
      return null;
  }
}

const own = <T>(table: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(table, id) ? table[id] : undefined;

/** The guide of a name, in whichever room; null where there is none. */
export const roomGuideOf = (name: string): RoomGuide | null =>
  serverGuideOf(name) ?? captureGuideOf(name);

export const serverGuideOf = (name: string): ServerGuide | null =>
  guideIn('server', CASES.server, name);

export const captureGuideOf = (name: string): CaptureGuide | null =>
  guideIn('captures', CASES.captures, name);

export const lessonsIn = (room: Room): readonly string[] => Object.keys(CASES[room].lessons);
export const questionsIn = (room: Room): readonly string[] => Object.keys(CASES[room].questions);
export const mythsIn = (room: Room): readonly string[] => Object.keys(CASES[room].myths);

/** The names of a lesson's steps as guides, in order; none where there is no such lesson. */
export const stepNamesIn = (room: Room, id: string): readonly string[] =>
  Object.keys(CASES[room].lessons[id] ?? {}).map((step) => `lesson.${id}.${step}`);

/** A guide and its like, in order. */
function namesLike({ kind, room, id }: RoomGuide): readonly string[] {
  switch (kind) {
    case 'lesson':
      return stepNamesIn(room, id);
    case 'question':
      return questionsIn(room).map((each) => `question.${each}`);
    case 'myth':
      return mythsIn(room).map((each) => `myth.${each}`);
  }
}

/** The first step of the lesson behind one, in the next room after the last of a room; without one, that of the first of all. */
export function lessonBehind(id: string | null): RoomGuide | null {
  const all = ROOMS.flatMap((room) => lessonsIn(room).map((lesson) => ({ room, lesson })));
  const next = all[id === null ? 0 : all.findIndex(({ lesson }) => lesson === id) + 1];
  const [first = ''] = next === undefined ? [] : stepNamesIn(next.room, next.lesson);
  return roomGuideOf(first);
}

/** A guide among its like. */
export interface RoomWay {
  readonly names: readonly string[];
  readonly here: number;
  readonly isLast: boolean;
  /** Where the next lesson begins, where this is the last step of one. */
  readonly following: RoomGuide | null;
}

export function roomWayOf(guide: RoomGuide): RoomWay {
  const names = namesLike(guide);
  const here = names.indexOf(guide.name);
  const isLast = here === names.length - 1;
  const following = guide.kind === 'lesson' && isLast ? lessonBehind(guide.id) : null;
  return { names, here, isLast, following };
}

/** The one that is so many further on; behind a lesson comes the next one. Null: there is none. */
export const roomGuideOn = ({ names, here, following }: RoomWay, by: number): RoomGuide | null =>
  roomGuideOf(names[here + by] ?? '') ?? (by > 0 ? following : null);

/** In the step before it another run is shown. */
export function comesFromOtherRun(guide: RoomGuide, way: RoomWay): boolean {
  const before = roomGuideOn(way, -1);
  return before !== null && runOf(before) !== runOf(guide);
}

/** The run or the capture of a guide, by its id. */
export const runOf = ({ example }: RoomGuide): string =>
  'world' in example ? example.world : example.capture;

/** The page that lists a guide and its like. */
export const listOfRoomGuide = ({ kind }: RoomGuide): PageName => LISTS[kind];

const LISTS = { lesson: 'lessons', question: 'questions', myth: 'myths' } as const;

/** What the address of its page says besides: the run or the capture, and what guides through it. */
export function restOfRoomGuide({ name, example }: RoomGuide): string {
  if ('world' in example) return `${example.world}?g=${name}`;
  const { capture, stream } = example;
  return `example/${capture}${stream === null ? '' : `/${stream}`}?g=${name}`;
}

/** The address of a guide by its name, for links; of the first page of a room where there is no such guide. */
export function roomGuideHash(name: string): string {
  const guide = roomGuideOf(name);
  return guide === null ? hashOf('server') : hashOf(guide.room, restOfRoomGuide(guide));
}
