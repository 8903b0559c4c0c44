/** The axis of steps: linear or logarithmic, all of a run or its last part, and where its ticks stand. Pure. */
import type { CurvePart } from './axis-settings';
import type { AxisScale } from '../ui/axis-scale';
import { roundStep, stepDomain, ticksOf, type Domain } from './chart-domain';

export interface View {
  readonly scale: AxisScale;
  readonly part: CurvePart;
}

/** A logarithmic axis is asked for by who wants to see the first steps. */
export function withScale({ part }: View, scale: AxisScale): View {
  return { scale, part: scale === 'log' && part === 'settled' ? 'whole' : part };
}

export interface StepAxis {
  readonly scale: AxisScale;
  readonly domain: Domain;
  readonly ticks: readonly number[];
}

/** Where the last part begins, as a share of the steps trained. */
const beginning: Readonly<Record<CurvePart, number>> = { settled: 0, whole: 0, half: 0.5, tenth: 0.9 };

/** Steps below which a run has no last part worth the name. */
const FEWEST = 20;
/** The ends of a last part stand still until it has moved by one of so many units of its length. */
const UNITS = 20;
const MOST_TICKS = 5;

export function stepAxis(step: number, budget: number, { scale, part }: View): StepAxis {
  const [low, high] = partOf(step, budget, part);
  const domain = scale === 'log' ? ([Math.max(1, low), Math.max(2, high)] as const) : ([low, high] as const);
  return { scale, domain, ticks: stepTicks(scale, domain) };
}

function partOf(step: number, budget: number, part: CurvePart): Domain {
  const first = Math.floor(beginning[part] * step);
  if (first === 0 || step < FEWEST) return stepDomain(step, budget);
  const unit = Math.max(1, roundStep(step - first, UNITS));
  return [unit * Math.floor(first / unit), unit * Math.ceil(step / unit)];
}

/** Whole steps: powers of ten on a long logarithmic axis, 1, 2 and 5 times them on a shorter one, else equal distances. */
export function stepTicks(scale: AxisScale, domain: Domain): number[] {
  const round = scale === 'log' ? decadeTicks(domain) : [];
  return round.length >= 3 ? round : ticksOf(domain).filter(Number.isInteger);
}

function decadeTicks([low, high]: Domain): number[] {
  const first = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => 10 ** (first + i));
  const inside = (ticks: readonly number[]) => ticks.filter((tick) => tick >= low && tick <= high);
  const decades = inside(powers);
  if (decades.length < 3) return inside(powers.flatMap((power) => [power, 2 * power, 5 * power]));
  return decades.filter((_, i) => i % Math.ceil(decades.length / MOST_TICKS) === 0);
}
