/** Which jobs a bench has, in which order: contenders in turn, cell by cell, round by round, so that a slow minute hits all alike. Pure. */
import { specOf } from '../../models/registry';
import { axisNames, cellKey, cellsOf, growthAlong, settingsOf, type Cell } from './cells';
import { contendersOn, hasModel, oursOn, type ContenderName } from './contenders/registry';
import type { Job } from './job';
import type { Options, Part } from './options';
import { placeOf, type PlaceName } from './places/registry';

function jobOf(place: PlaceName, contender: ContenderName, cell: Cell, round: number, options: Options): Job {
  const { backend, threaded, effort, quick } = placeOf(place);
  const threads = threaded ? options.threads : 1;
  return {
    place,
    contender,
    backend,
    threads,
    cell,
    round,
    ...effort,
    ...(options.quick ? quick : {}),
  };
}

function atPlace(place: PlaceName, options: Options): Job[] {
  const { net, rounds, peers } = options;
  const contenders = contendersOn(placeOf(place).backend, peers, net);
  return Array.from({ length: rounds }, (_, i) => i + 1).flatMap((round) =>
    cellsOf(options).flatMap((cell) =>
      contenders
        .filter((contender) => hasModel(contender, cell.model))
        .map((contender) => jobOf(place, contender, cell, round, options)),
    ),
  );
}

/** Where growth is measured: bytes where nothing is computed, time where a processor does it. Stock's bytes too, but not its minutes. */
const growthPlaces = ['null', 'swiftshader', 'wasm'] as const satisfies readonly PlaceName[];

/** Stock keeps several tensors as large as its noise, and Dawn's null backend has 512 MB: more numbers than this in one do not fit. */
const MOST_OF_STOCK = 5e6;

function fitsStock(cell: Cell): boolean {
  const { shape } = specOf(cell.model).noise(settingsOf(cell));
  return shape.reduce((product, n) => product * n, cell.batchSize * cell.samples) <= MOST_OF_STOCK;
}

function growth(options: Options): Job[] {
  const cells = new Map(
    axisNames
      .flatMap(growthAlong)
      .filter(({ model }) => options.models.includes(model))
      .map((cell) => [cellKey(cell), cell]),
  );
  return [...cells.values()].flatMap((cell) => [
    ...(hasModel('stock', cell.model) && fitsStock(cell) ? [jobOf('null', 'stock', cell, 1, options)] : []),
    ...growthPlaces.map((place) => jobOf(place, oursOn(placeOf(place).backend), cell, 1, options)),
  ]);
}

/** The jobs of each part that is asked for, in the order of the options. */
export function jobsOf(options: Options): { readonly part: Part; readonly jobs: Job[] }[] {
  return options.parts.map((part) => ({
    part,
    jobs: part === 'growth' ? growth(options) : atPlace(part, options),
  }));
}
