/** Decoder inputs on a grid over the plane of two latent dimensions, made of the traversals of both. Pure. */
import type { CommonSettings, ModelSpec, Posterior } from './contract';

interface PlaneInputs {
  /** Places of the columns, on the axis of the first dimension's traversal. */
  readonly across: readonly number[];
  /** Places of the rows. */
  readonly up: readonly number[];
  /** [up, across][decoderInput], the lowest row first. */
  readonly inputs: readonly (readonly number[])[];
}

/** The other dimensions stand at the posterior's mean (definition 16). A dimension has equally many inputs as any other. */
export function planeInputs(
  spec: ModelSpec,
  posterior: Posterior,
  [first, second]: readonly [number, number],
  count: number,
  settings: CommonSettings,
): PlaneInputs {
  const columns = spec.traversal(posterior, first, count, settings);
  const rows = spec.traversal(posterior, second, count, settings);
  const each = spec.decoderInput(settings) / settings.latent;
  const [begin, end] = [second * each, (second + 1) * each];
  return {
    across: columns.positions,
    up: rows.positions,
    inputs: rows.inputs.flatMap((row) =>
      columns.inputs.map((column) => [
        ...column.slice(0, begin),
        ...row.slice(begin, end),
        ...column.slice(end),
      ]),
    ),
  };
}
