/** Collects minibatch metrics between messages, so that a fast run does not flood the page. */
import type { Metrics } from '../experiment/measurements';
import type { ModelId } from '../models/registry';

/** Messages a second, one a model. */
const rate = 10;

interface MetricsBuffer {
  add(metrics: readonly Metrics[]): void;
  /** One message a model with all that was collected; nothing before the rate allows, unless `now` is Infinity. */
  take(now: number): Metrics[];
}

/** A fresh copy, whose buffers may be transferred. */
function merge(model: ModelId, parts: readonly Metrics[]): Metrics {
  const length = parts.reduce((total, part) => total + part.step.length, 0);
  const whole = {
    model,
    step: new Float64Array(length),
    term1: new Float32Array(length),
    term2: new Float32Array(length),
  };
  let at = 0;
  for (const part of parts) {
    whole.step.set(part.step, at);
    whole.term1.set(part.term1, at);
    whole.term2.set(part.term2, at);
    at += part.step.length;
  }
  return whole;
}

export function createMetricsBuffer(): MetricsBuffer {
  const waiting = new Map<ModelId, Metrics[]>();
  let next = -Infinity;
  return {
    add(metrics) {
      for (const part of metrics) {
        if (part.step.length === 0) continue;
        const parts = waiting.get(part.model);
        if (parts) parts.push(part);
        else waiting.set(part.model, [part]);
      }
    },
    take(now) {
      if (waiting.size === 0 || now < next) return [];
      const messages = [...waiting].map(([model, parts]) => merge(model, parts));
      if (Number.isFinite(now)) next = now + (1000 / rate) * messages.length;
      waiting.clear();
      return messages;
    },
  };
}
