/** A place in a drawing, in its own measure. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
