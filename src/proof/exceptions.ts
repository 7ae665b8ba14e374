/** Recordings that our run cannot meet, by name, each with its reason. Anything else that differs is a fault. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  m_tail_2:
    'its tail loss probe came back sooner than any segment before it, which had queued; on a link of constant delay it cannot',
};
