/** How large the diagram is drawn. */

export const ZOOM = { min: 0.5, usual: 1, max: 2.5, step: 1.15 } as const;

/** A zoom within its bounds, in steps that are not seen. */
export const clampZoom = (zoom: number): number =>
  Math.round(Math.min(ZOOM.max, Math.max(ZOOM.min, zoom)) * 1000) / 1000;
