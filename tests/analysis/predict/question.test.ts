/** Predict mode: questions about every built-in run and about random ones, each held against the trace and the endpoint. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentLabel, kindOf } from '../../../machines/tcp/segment.ts';
import { ask, endpointBefore } from '../../../src/analysis/predict/ask.ts';
import type { Answer, AnswerChoice } from '../../../src/analysis/predict/choices.ts';
import {
  momentOfQuestion,
  questionsOf,
  type PredictQuestion,
} from '../../../src/analysis/predict/question.ts';
import { anyScenario } from '../../../src/proof/randomScenario.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../../src/scenarios/index.ts';
import { relativeTo } from '../../../src/trace/relative.ts';
import { peerOf } from '../../../src/trace/side.ts';
import { eventOf } from '../../../src/trace/endpoint.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import type { Step, ConnectionTrace } from '../../../src/trace/connection.ts';

const traceOf = (id: ScenarioId) => simulate(scenarioById(id));

/** An answer as it is shown, with numbers from 0: the style in which two answers look alike most easily. */
function shown(trace: ConnectionTrace, { side }: Step, answer: Answer): string {
  if (answer.kind === 'goes') return answer.state;
  const { segment } = answer;
  if (segment === null) return 'nothing';
  const numbers = [relativeTo(trace, side, segment.seq)];
  if (segment.ack) numbers.push(relativeTo(trace, peerOf(side), segment.ackNumber));
  const window = segment.ack && !segment.rst && segment.wnd === 0 ? ' wnd=0' : '';
  return `${segmentLabel(segment)} ${numbers.join(' ')} len=${segment.dataLen}${window}`;
}

/** What is wrong with a question; empty where all is well. */
function faultsOf(trace: ConnectionTrace, { kind, step, choices }: PredictQuestion): string[] {
  const faults: string[] = [];
  const right = choices.filter((choice) => choice.right);
  if (right.length !== 1) faults.push(`${right.length} right answers`);
  if (choices.length < 3 || choices.length > 4) faults.push(`${choices.length} choices`);
  if (new Set(choices.map(({ answer }) => shown(trace, step, answer))).size < choices.length)
    faults.push('two choices look alike');
  if (choices.some(({ answer }) => answer.kind !== kind)) faults.push('another kind of answer');
  const [answer] = right.map((choice) => choice.answer);
  if (answer?.kind === 'goes' && answer.state !== step.after.state) faults.push('wrong state');
  if (answer?.kind === 'sends') {
    const sent = step.sent.map((index) => trace.flights[index]?.segment);
    if (sent.length > 1 || (sent[0] ?? null) !== answer.segment) faults.push('wrong segment');
  }
  for (const { answer: wrong } of choices)
    if (wrong.kind === 'goes' && step.walked.slice(1, -1).includes(wrong.state))
      faults.push('a state on the way counts as wrong');
  return faults.map((fault) => `step ${step.index}: ${fault}`);
}

const faultsIn = (trace: ConnectionTrace) =>
  questionsOf(trace).flatMap((question) => faultsOf(trace, question));

const questionAt = (trace: ConnectionTrace, wanted: (step: Step) => boolean): PredictQuestion => {
  const found = questionsOf(trace).find(({ step }) => wanted(step));
  if (found === undefined) throw new Error('nothing is asked there');
  return found;
};

const choiceOf = (
  trace: ConnectionTrace,
  { choices, step }: PredictQuestion,
  text: string,
): AnswerChoice => {
  const found = choices.find(({ answer }) => shown(trace, step, answer) === text);
  if (found === undefined) throw new Error(`${text} is no choice`);
  return found;
};

describe.each(SCENARIO_IDS)('%s', (id) => {
  const trace = traceOf(id);

  test('something is asked; one choice is right, and it is what the trace has', () => {
    expect(questionsOf(trace).length).toBeGreaterThan(0);
    expect(faultsIn(trace)).toEqual([]);
  });

  test('the same run asks the same, in the same order', () => {
    expect(questionsOf(traceOf(id))).toEqual(questionsOf(trace));
  });
});

describe('random runs', () => {
  const RUNS = 150;
  const LONG_MS = 120_000;

  test(
    'questions can be made, whatever happens; and an endpoint taken from a trace does what it did there',
    () => {
      let asked = 0;
      fc.assert(
        fc.property(anyScenario, (scenario) => {
          const trace = simulate(scenario);
          expect(faultsIn(trace)).toEqual([]);
          for (const { step } of questionsOf(trace)) {
            asked += 1;
            const next = trace.steps[step.index + 1];
            // The program may react before anything leaves.
            if (next?.at === step.at && next.side === step.side) continue;
            const { reply } = ask(endpointBefore(trace, step), eventOf(step.cause, step.at));
            expect(reply.state).toBe(step.after.state);
            expect(reply.sent).toEqual(step.sent.map((index) => trace.flights[index]?.segment));
          }
        }),
        { numRuns: RUNS, seed: 4 },
      );
      expect(asked).toBeGreaterThan(RUNS);
    },
    LONG_MS,
  );
});

describe('what is asked', () => {
  test('a question is asked right before its step', () => {
    for (const question of questionsOf(traceOf('open-data-close'))) {
      const { at, index } = question.step;
      expect(momentOfQuestion(question)).toEqual({ at, step: index - 1 });
    }
  });

  test('a listen, and an ACK that changes nothing, are not asked', () => {
    for (const id of SCENARIO_IDS)
      for (const { step } of questionsOf(traceOf(id))) {
        const { cause, sent, before, after } = step;
        if (cause.kind === 'call') expect(cause.call.call).not.toBe('listen');
        const isBareAck = cause.kind === 'segment' && kindOf(cause.segment) === 'ACK';
        if (isBareAck && before.state === after.state) expect(sent).not.toEqual([]);
      }
  });

  test('what looks the same is asked once: five losses of a SYN are one question', () => {
    const trace = traceOf('syn-lost-until-give-up');
    const timers = trace.steps.filter(({ cause }) => cause.kind === 'timer');
    const asked = questionsOf(trace).filter(({ step }) => step.cause.kind === 'timer');
    expect(timers.length).toBeGreaterThan(3);
    expect(asked.map(({ step }) => step.after.state)).toEqual(['SYN_SENT', 'CLOSED']);
  });
});

describe('why a wrong choice is wrong', () => {
  /** RFC 9293, figure 5: "CLOSING" and "TIME-WAIT" are told apart by what the FIN acknowledges. */
  test('two FINs cross: TIME_WAIT comes when the FIN acknowledges ours', () => {
    const trace = traceOf('simultaneous-close');
    const crossed = questionAt(
      trace,
      ({ walked, index }) => walked.join() === 'FIN_WAIT_1,CLOSING' && index === 7,
    );
    expect(choiceOf(trace, crossed, 'CLOSING').right).toBe(true);
    expect(choiceOf(trace, crossed, 'TIME_WAIT').ifOnly).toEqual({
      by: 'segment',
      change: 'acksAll',
      of: 'FIN',
    });
  });

  /** RFC 9293, 3.10.7.2: a SYN is answered with a SYN+ACK; 3.10.7.1: without a listener, with a reset. */
  test('a SYN arrives: a reset comes where nobody listens', () => {
    const trace = traceOf('open-data-close');
    const syn = questionAt(trace, ({ walked }) => walked.join() === 'LISTEN,SYN_RCVD');
    expect(syn.choices.find(({ right }) => right)?.answer).toMatchObject({
      segment: { syn: true, ack: true },
    });
    const reset = syn.choices.find(({ ifOnly }) => ifOnly?.by === 'state');
    expect(reset).toMatchObject({
      answer: { segment: { rst: true } },
      ifOnly: { state: 'CLOSED' },
    });
  });

  /** RFC 9293, 3.8.1: what is sent again is the segment at the front of the queue, with its numbers. */
  test('a retransmission has its old number, and is not sent once the ACK is there', () => {
    const trace = traceOf('last-ack-lost');
    const again = questionAt(
      trace,
      ({ cause }) => cause.kind === 'timer' && cause.timer === 'retransmission',
    );
    expect(again.choices.map(({ ifOnly }) => ifOnly?.by ?? 'right').sort()).toEqual(
      expect.arrayContaining(['acked', 'newNumber', 'right']),
    );
  });
});
