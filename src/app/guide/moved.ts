/** Steps of lessons that have gone, and the step that says now what they said: old links lead there. */
const MOVED: Readonly<Record<string, string>> = {
  'why-three.connect': 'why-three.syn',
  'why-three.shared': 'why-three.arrived',
  'why-three.disowned': 'why-three.rejected',
  'why-three.listening': 'why-three.rejected',
  'why-three.real': 'why-three.ack',
  'why-four.shutdown': 'why-four.fin',
  'why-four.kernelAnswers': 'why-four.ack',
  'why-four.halfClosed': 'why-four.ack',
  'why-four.stillTalking': 'why-four.whyNotNow',
  'why-four.stillListening': 'why-four.whyNotNow',
  'why-four.serverCloses': 'why-four.four',
  'why-four.lastAck': 'why-four.four',
  'why-four.closed': 'why-four.four',
};

/** A lesson and a step as they are called today. */
export function stepNow(id: string, step: string): readonly [id: string, step: string] {
  const [lesson = id, name = step] = MOVED[`${id}.${step}`]?.split('.') ?? [];
  return [lesson, name];
}
