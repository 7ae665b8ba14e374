/** Which texts of the diagram overlap or are cut off, by their own (slanted) boxes. Runs in the page. */

/** `SYN seq=100 / RTO 1 s` for two that overlap, `SYN seq=100 sticks out` for one that is cut off. */
export function badTexts(): string[] {
  interface Point {
    x: number;
    y: number;
  }
  interface Box {
    text: string;
    corners: Point[];
  }

  /** Glyphs rarely fill their line: a box may lose this much of its height, and may touch another by a pixel. */
  const SLACK = 0.18;
  const TOUCH = 1;

  const svg = document.querySelector<SVGSVGElement>('#diagram svg[role="group"]');
  if (svg === null) return ['there is no diagram'];
  // All within the drawing's own coordinates: scrolling has no part in it.
  const { width: right, height: bottom } = svg.viewBox.baseVal;

  /** From its own coordinates to the drawing's. `getCTM` would tell the one before the last change until it is painted. */
  function toDrawing(element: Element): DOMMatrix {
    if (element === svg || element.parentElement === null) return new DOMMatrix();
    const outer = toDrawing(element.parentElement);
    const matrix = (element as SVGGraphicsElement).transform.baseVal.consolidate()?.matrix;
    return matrix === undefined ? outer : outer.multiply(DOMMatrix.fromMatrix(matrix));
  }

  function boxOf(element: SVGTextElement): Box {
    const { x, y, width, height } = element.getBBox();
    const matrix = toDrawing(element);
    const [above, below] = [y + height * SLACK, y + height * (1 - SLACK)];
    const corners = [
      [x, above],
      [x + width, above],
      [x + width, below],
      [x, below],
    ].map(([cx, cy]) => new DOMPoint(cx, cy).matrixTransform(matrix));
    return { text: element.textContent.trim(), corners };
  }

  /** How far a box reaches along a direction. */
  const reach = ({ corners }: Box, axis: Point): [number, number] => {
    const along = corners.map(({ x, y }) => x * axis.x + y * axis.y);
    return [Math.min(...along), Math.max(...along)];
  };

  /** Two convex shapes are apart if they are apart along the normal of one of their sides. */
  function overlap(a: Box, b: Box): boolean {
    return [a, b].every(({ corners }) =>
      corners.every((corner, i) => {
        const next = corners[(i + 1) % corners.length] ?? corner;
        const length = Math.hypot(next.x - corner.x, next.y - corner.y) || 1;
        const axis = { x: (corner.y - next.y) / length, y: (next.x - corner.x) / length };
        const [fromA, toA] = reach(a, axis);
        const [fromB, toB] = reach(b, axis);
        return Math.min(toA, toB) - Math.max(fromA, fromB) > TOUCH;
      }),
    );
  }

  const boxes = [...svg.querySelectorAll('text')]
    .filter((element) => element.textContent.trim() !== '' && element.checkVisibility())
    .map(boxOf);
  const cut = boxes.filter(({ corners }) =>
    corners.some(({ x, y }) => Math.min(x, y) < -TOUCH || x > right + TOUCH || y > bottom + TOUCH),
  );
  const crossing = boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => (overlap(a, b) ? [`${a.text} / ${b.text}`] : [])),
  );
  return [...cut.map(({ text }) => `${text} sticks out`), ...crossing];
}
