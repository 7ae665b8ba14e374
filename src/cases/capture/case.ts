/**
 * A case in a capture of the gallery: its list, or a connection of it at the packet that shows something, found by what it is and
 * never by its number. Lessons and questions about captures are made of them. No words in here.
 */
import type { CapturedConnection } from '../../capture/captured.ts';
import type { Followed } from '../../capture/follow/follow.ts';
import type { Flight } from '../../trace/connection.ts';
import type { ExampleId } from '../captures.ts';
import type { Asks } from '../lessons/lesson.ts';
import type { Citation, FlagSource } from '../questions/question.ts';

/** A connection that was followed. */
export interface FollowedCapture {
  readonly connection: CapturedConnection;
  readonly followed: Followed;
}

/** Finds a packet of it; null: it has no such packet. */
export type FindPacket = (captured: FollowedCapture) => Flight | null;

/** The part of a connection that the reader is to look at; the others are folded away. */
export type CapturePart = 'verdict' | 'diagram' | 'packets';

export interface CaptureCase {
  readonly capture: ExampleId;
  /** The connection, by its number; null: the list of all. */
  readonly stream: number | null;
  /** The packets that are spoken of. The playhead stands behind the first; without one, before all. */
  readonly packets?: readonly FindPacket[];
  readonly look?: CapturePart;
}

/** A step of a lesson; it may ask before it is explained. */
export interface CaptureStep extends CaptureCase {
  readonly asks?: Asks;
}

export type CaptureLesson = Readonly<Record<string, CaptureStep>>;

export interface CitedCaptureCase extends CaptureCase {
  readonly citations: readonly [Citation | FlagSource, ...(Citation | FlagSource)[]];
}
