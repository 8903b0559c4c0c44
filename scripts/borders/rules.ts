/** The borders of src as rules over its files: which layer may import which, and what a file may be called. Reads no files. */
import { posix } from 'node:path';
import { targetsOf } from './import-target';
import type { Import, SourceFile } from './source-file';

/** Layers by height; an arrow may point down, or stay inside its layer. Equal heights do not know each other. */
const height: Readonly<Record<string, number>> = {
  math: 0,
  schema: 1,
  data: 2,
  gpu: 2,
  nn: 3,
  models: 4,
  experiment: 5,
  training: 6,
  runs: 6,
  engine: 7,
  state: 8,
  views: 9,
  app: 10,
  main: 11,
  cli: 8,
};
const page = new Set(['state', 'views', 'app', 'main']);
/** What the page sees of what is below it. */
const pageMaySee =
  /^(engine\/(client|protocol|data-client|data-protocol|runs-client|code-version)|runs\/(runs-protocol|runs-refused)|models\/(registry|contract|figure-contract|bendings|bending-contract|fields|term1-geometry|[^/]+\/spec)|(experiment|schema|math|ui)\/.+)\.tsx?$|^ui\/.+\.css$/;
/** What it sees of gpu: text for a lab with a device of its own. It imports nothing, so that no tensor comes along. */
const textOfGpu = /^gpu\/(software-adapter|kernels\/random\.wgsl)\.ts$/;
const tensorLibrary = /^@tensorflow\//;
const tensorsMayBeIn =
  /^((gpu|nn|training|cli)\/|models\/[^/]+\/model[^/]*$|engine\/(?!client\.|protocol\.|data-client\.|data-protocol\.|runs-client\.|testing\/))/;
/** What tests of the page may have in place of the workers. */
const fakes = /^engine\/testing\/fake-(engine|data-worker|runs-worker)\.ts$/;
const emptyNames = /^(index|utils?|helpers?|types?|constants?)$/;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A room of what only tests stand on, and a model in plain doubles, which lies beside the model. */
const testingRoom = /(^|\/)testing\/|^models\/[^/]+\/plain\.ts$/;

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || testingRoom.test(path);
const stem = (path: string) => posix.basename(path).replace(/\..*$/, '');
const layerOf = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : stem(path));
/** The folders of views/ that a file lies in: its view, and in it its panel, where it has one. */
const roomsOf = (path: string) =>
  path
    .split('/')
    .slice(1, -1)
    .filter((room) => room !== 'testing');

/** The room of a view that puts its panels together; none of them knows it. */
const COMPOSER = 'bench';

/** Views do not know each other, nor do the panels of one; what both need lies above them, or in state. */
function viewFault(from: string, target: string): string | null {
  const [view, panel] = roomsOf(from);
  const [otherView, otherPanel] = roomsOf(target);
  if (view === undefined || otherView === undefined) return null;
  if (view !== otherView) return 'views never import each other';
  return panel === undefined || otherPanel === undefined || panel === otherPanel || panel === COMPOSER
    ? null
    : 'panels of a view never import each other';
}

/** main.tsx may load the fake engine, where the page is developed; a build leaves that line out. */
const isDevelopment = (file: SourceFile, used: Import) =>
  used.dynamic && file.path === 'main.tsx' && used.from === './engine/testing/fake-engine';

/** Tests, what they stand on, the bench, and the door of `?engine=fake` may enter a room of tests: a product may not. */
function testingFault(file: SourceFile, used: Import, target: string): string | null {
  if (!testingRoom.test(target)) return null;
  if (isTest(file.path) || file.path.startsWith('cli/bench/') || isDevelopment(file, used)) return null;
  return 'only tests and the bench may import what lies in testing';
}

/** A model's parts that come when they are shown: only the registry loads them, so that no first sight waits for them. */
const lateParts = /^models\/[^/]+\/(geometry|figure)\.ts$/;

function lateFault(file: SourceFile, used: Import, target: string): string | null {
  if (!lateParts.test(target) || isTest(file.path)) return null;
  return file.path === 'models/registry.ts' && used.dynamic
    ? null
    : 'geometry and figure of a model are loaded by import() of the registry';
}

function packageFault(file: SourceFile, used: Import): string | null {
  if (isTest(file.path)) return null;
  if (layerOf(file.path) === 'math') return 'math imports nothing from outside math';
  if (!tensorLibrary.test(used.from) || tensorsMayBeIn.test(file.path)) return null;
  return used.typeOnly && file.path === 'models/contract.ts' ? null : 'no tensors on this side of the border';
}

function layerFault(file: SourceFile, used: Import, target: string): string | null {
  const from = layerOf(file.path);
  const to = layerOf(target);
  const testing = testingFault(file, used, target);
  if (testing !== null) return testing;
  const late = lateFault(file, used, target);
  if (late !== null) return late;
  if (from === 'views' && to === 'views') return viewFault(file.path, target);
  if (from === to) return null;
  if (from === 'math') return 'math imports nothing from outside math';
  if (from === 'ui') return to === 'math' ? null : 'of our layers ui imports only math';
  if (from === 'cli' && (page.has(to) || to === 'ui')) return 'the command line has no page';
  if (!page.has(from) && to === 'ui') return 'only the page imports ui';
  if (page.has(from) && !page.has(to)) {
    const fake = fakes.test(target) && (isTest(file.path) || isDevelopment(file, used));
    return pageMaySee.test(target) || textOfGpu.test(target) || fake ? null : 'the page does not see this';
  }
  if (to === 'ui' || height[to]! < height[from]!) return null;
  return `${from} is not above ${to}`;
}

function nameFaults(file: SourceFile): string[] {
  const faults: string[] = [];
  if (height[layerOf(file.path)] === undefined && layerOf(file.path) !== 'ui')
    faults.push(`${file.path}: expected a layer of ${[...Object.keys(height), 'ui'].join(', ')}`);
  if (emptyNames.test(stem(file.path))) faults.push(`${file.path}: expected a name that says what it holds`);
  if (!kebabCase.test(stem(file.path))) faults.push(`${file.path}: expected a name in kebab-case`);
  if (file.lines > 400) faults.push(`${file.path}: expected at most 400 lines, got ${file.lines}`);
  if (textOfGpu.test(file.path) && file.imports.length > 0)
    faults.push(`${file.path}: expected no imports, because the page sees it, got ${file.imports[0].from}`);
  if (file.path === 'engine/protocol.ts' && !file.typesOnly)
    faults.push(`${file.path}: expected types only, got something that is left at run time`);
  return faults;
}

/** What main.tsx loads at run time, through however many files, that belongs on the worker's side. */
function reachFaults(files: readonly SourceFile[], paths: ReadonlySet<string>): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const via = new Map<string, string>([['main.tsx', 'main.tsx']]);
  const faults: string[] = [];
  for (const [path, trail] of via) {
    const file = byPath.get(path);
    for (const used of file?.imports ?? []) {
      // The registry's load() is the worker's; the build keeps what it imports out of the page.
      const isTensorHalf = used.dynamic && path === 'models/registry.ts' && /\/model$/.test(used.from);
      if (used.typeOnly || isTensorHalf || isDevelopment(file!, used)) continue;
      const targets = targetsOf(file!, used, paths) ?? [];
      if (
        targets.some((target) => /^((gpu|nn|training|data)\/|runs\/(?!runs-refused\.))/.test(target)) ||
        tensorLibrary.test(used.from)
      )
        faults.push(`${trail} > ${used.from}: the page loads what belongs to the worker`);
      else for (const target of targets) if (!via.has(target)) via.set(target, `${trail} > ${target}`);
    }
  }
  return faults;
}

/** Every breach of a border, one sentence each; none where the house is in order. */
export function borderFaults(files: readonly SourceFile[]): string[] {
  const paths = new Set(files.map((file) => file.path));
  const faults = files.flatMap((file) => [
    ...nameFaults(file),
    ...file.imports.flatMap((used) => {
      const targets = targetsOf(file, used, paths);
      const found = targets?.map((target) => layerFault(file, used, target)) ?? [packageFault(file, used)];
      return [...new Set(found)].flatMap((fault) =>
        fault === null ? [] : [`${file.path} imports ${used.from}: ${fault}`],
      );
    }),
  ]);
  return [...faults, ...reachFaults(files, paths)];
}
