/** The exports of wasm/heap.ts, as JavaScript sees them: addresses in bytes, counts in numbers. Types only. */

/** Where a tensor begins. */
type Address = number;

export interface HeapKernels {
  adam(
    out: Address,
    w: Address,
    m: Address,
    v: Address,
    g: Address,
    count: number,
    beta1: number,
    rest1: number,
    beta2: number,
    rest2: number,
    rate: number,
    epsilon: number,
  ): void;
  bernoulli(
    values: Address,
    gradient: Address,
    logits: Address,
    x: Address,
    rows: number,
    pixels: number,
    samples: number,
  ): void;
  sampleCoarseGrain(
    z: Address,
    covariance: Address,
    coefficients: Address,
    gumbel: Address,
    table: Address,
    places: Address,
    rows: number,
    order: number,
    points: number,
    sharpness: number,
    scratch: Address,
  ): void;
  sampleInverseCdf(
    z: Address,
    derivative: Address,
    coefficients: Address,
    u: Address,
    table: Address,
    rows: number,
    order: number,
    points: number,
    odd: boolean,
    scratch: Address,
  ): void;
  priorOfCoarseGrain(
    partitions: Address,
    momentsP: Address,
    prior: Address,
    table: Address,
    latent: number,
    order: number,
    points: number,
    scratch: Address,
  ): void;
  klCoarseGrain(
    kl: Address,
    gradient: Address,
    momentsQ: Address,
    partitions: Address,
    posterior: Address,
    prior: Address,
    table: Address,
    rows: number,
    latent: number,
    order: number,
    points: number,
    scratch: Address,
  ): void;
  klPriorGradient(
    gradient: Address,
    momentsP: Address,
    momentsQ: Address,
    weights: Address,
    pictures: number,
    latent: number,
    order: number,
  ): void;
  sampleMixture(
    z: Address,
    derivative: Address,
    parameters: Address,
    gumbel: Address,
    table: Address,
    places: Address,
    rows: number,
    order: number,
    components: number,
    points: number,
    sharpness: number,
    scratch: Address,
  ): void;
  sampleMixtureCells(
    z: Address,
    derivative: Address,
    parameters: Address,
    u: Address,
    table: Address,
    rows: number,
    order: number,
    components: number,
    points: number,
    scratch: Address,
  ): void;
  priorOfMixture(
    logP: Address,
    shares: Address,
    centres: Address,
    momentsP: Address,
    prior: Address,
    table: Address,
    latent: number,
    order: number,
    components: number,
    points: number,
    scratch: Address,
  ): void;
  klMixture(
    kl: Address,
    gradient: Address,
    momentsQ: Address,
    logP: Address,
    shares: Address,
    centres: Address,
    posterior: Address,
    table: Address,
    rows: number,
    latent: number,
    order: number,
    components: number,
    points: number,
    scratch: Address,
  ): void;
  concrete(
    y: Address,
    logits: Address,
    gumbel: Address,
    pictures: number,
    samples: number,
    each: number,
    categories: number,
    sharpness: number,
    scratch: Address,
  ): void;
  concreteGradient(
    gradient: Address,
    y: Address,
    dy: Address,
    pictures: number,
    samples: number,
    each: number,
    categories: number,
    sharpness: number,
  ): void;
  klToUniform(
    kl: Address,
    gradient: Address,
    logits: Address,
    rows: number,
    categories: number,
    scratch: Address,
  ): void;
  scaleRows(out: Address, a: Address, weights: Address, rows: number, columns: number): void;
  addBiases(y: Address, biases: Address, rows: number, columns: number, relu: boolean): void;
  throughRelu(d: Address, dy: Address, y: Address, count: number): void;
  columnSums(sums: Address, d: Address, rows: number, columns: number, rowStride: number): void;
  /** Strides are in floats. */
  multiply(
    c: Address,
    a: Address,
    b: Address,
    rows: number,
    depth: number,
    columns: number,
    cRowStride: number,
    aRowStride: number,
    aDepthStride: number,
    bDepthStride: number,
    bColumnStride: number,
    scratch: Address,
  ): void;
  fillGumbel(out: Address, count: number, key0: number, key1: number, step: number, first: number): void;
  fillNormal(out: Address, count: number, key0: number, key1: number, step: number, first: number): void;
  patches(
    out: Address,
    x: Address,
    pictures: number,
    height: number,
    width: number,
    channels: number,
    side: number,
    stride: number,
    before: number,
    down: number,
    across: number,
  ): void;
  overlay(
    out: Address,
    cols: Address,
    pictures: number,
    height: number,
    width: number,
    channels: number,
    side: number,
    stride: number,
    before: number,
    down: number,
    across: number,
  ): void;
  maxPool(out: Address, x: Address, pictures: number, height: number, width: number, channels: number): void;
  maxPoolGradient(
    dx: Address,
    x: Address,
    dy: Address,
    pictures: number,
    height: number,
    width: number,
    channels: number,
  ): void;
  /** Floats. */
  scratchOfMultiply(depth: number, columns: number): number;
}
