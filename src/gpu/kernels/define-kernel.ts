/** What a fused operation must bring: implementations by backend, a reference in plain numbers, a gradient and cases. Whoever calls it asks first whether the active backend has it. */
import type { BackendName } from '../backend-name';
import { tf, type Tensor, type TensorInfo } from '../tf';

export interface Numbers {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
  /** float32 where not said. */
  readonly dtype?: 'int32';
}

/** Inputs on which every implementation is compared with the reference, and its gradient with finite differences. */
export interface Case<In extends string, Attributes> {
  readonly name: string;
  readonly inputs: Readonly<Record<In, Numbers>>;
  readonly attributes: Attributes;
  /** Roundings of float32, in units of `scale` (by default the largest number expected), that results may be off. */
  readonly roundings: number;
  readonly scale?: number;
}

/** How one backend computes the outputs that are new; those that bear an input's name it writes into that input. */
export interface Implementation<In extends string, Attributes> {
  compute(
    backend: unknown,
    inputs: Readonly<Record<In, TensorInfo>>,
    attributes: Attributes,
  ): Readonly<Record<string, TensorInfo>>;
}

/** The backward pass of one output, `of`, by those inputs that it is differentiated by. */
interface Gradient<In extends string, Out extends string, Attributes> {
  readonly of: Out;
  readonly by: readonly In[];
  /** What the backward pass needs of inputs and outputs. */
  readonly saves: readonly (In | Out)[];
  backward(
    dy: Tensor,
    saved: Readonly<Record<string, Tensor>>,
    attributes: Attributes,
  ): Readonly<Record<string, Tensor>>;
}

/** Why an operation is never differentiated. */
interface NoGradient {
  readonly none: string;
}

export interface KernelDefinition<In extends string, Out extends string, Attributes> {
  readonly name: string;
  readonly inputs: readonly In[];
  /** One that bears an input's name is that input, written in place. */
  readonly outputs: readonly Out[];
  readonly implementations: Partial<Record<BackendName, Implementation<In, Attributes>>>;
  /** All outputs in doubles, by formulas of src/math/. */
  reference(
    inputs: Readonly<Record<In, Numbers>>,
    attributes: Attributes,
  ): Readonly<Record<Out, ArrayLike<number>>>;
  readonly gradient: Gradient<In, Out, Attributes> | NoGradient;
  readonly cases: readonly [Case<In, Attributes>, ...Case<In, Attributes>[]];
}

interface Kernel<In extends string, Out extends string, Attributes> extends KernelDefinition<
  In,
  Out,
  Attributes
> {
  /** True where the active backend has an implementation. */
  available(): boolean;
  /** All outputs, beside the inputs; not differentiated. */
  run(inputs: Readonly<Record<In, Tensor>>, attributes: Attributes): Record<Out, Tensor>;
  /** The output that the gradient is of, differentiable; throws where there is no gradient. */
  apply(inputs: Readonly<Record<In, Tensor>>, attributes: Attributes): Tensor;
}

let composedOnly = false;

/** While it is on, no kernel is available: a step by composed operations, to compare with. */
export function setComposedOnly(on: boolean): void {
  composedOnly = on;
}

/** Registers an operation with tfjs for each backend that has it. */
export function defineKernel<In extends string, Out extends string, Attributes extends object>(
  definition: KernelDefinition<In, Out, Attributes>,
): Kernel<In, Out, Attributes> {
  const { name, outputs, implementations, gradient } = definition;
  const names: readonly string[] = definition.inputs;
  const fresh = outputs.filter((output) => !names.includes(output));

  for (const [backendName, implementation] of Object.entries(implementations))
    tf.registerKernel({
      kernelName: name,
      backendName,
      kernelFunc({ inputs, attrs, backend }) {
        const taken = inputs as unknown as Readonly<Record<In, TensorInfo>>;
        const results = implementation.compute(backend, taken, attrs as unknown as Attributes);
        return fresh.map((output) => results[output]);
      },
    });

  const run = (inputs: Readonly<Record<In, Tensor>>, attributes: Attributes): Record<Out, Tensor> => {
    const results = tf.engine().runKernel(name, inputs, attributes as unknown as tf.NamedAttrMap);
    const tensors = results as unknown as readonly Tensor[];
    const found = { ...inputs, ...Object.fromEntries(fresh.map((output, i) => [output, tensors[i]])) };
    return found as unknown as Record<Out, Tensor>;
  };

  return {
    ...definition,
    available: () => !composedOnly && tf.getBackend() in implementations,
    run,
    apply(inputs, attributes) {
      if ('none' in gradient)
        throw new Error(`${name}: expected an operation with a gradient, got one without: ${gradient.none}`);
      const op = tf.customGrad((...args) => {
        const save = args.pop() as unknown as tf.GradSaveFunc;
        const results = { ...inputs, ...run(inputs, attributes) } as Record<In | Out, Tensor>;
        save(gradient.saves.map((saved) => results[saved]));
        return {
          value: results[gradient.of],
          gradFunc(dy, saved) {
            const byName = Object.fromEntries(
              gradient.saves.map((what, i) => [what, (saved as Tensor[])[i]]),
            );
            const gradients = gradient.backward(dy as Tensor, byName, attributes);
            return gradient.by.map((input) => gradients[input]);
          },
        };
      });
      return op(...gradient.by.map((input) => inputs[input]));
    },
  };
}

/** A kernel with its names forgotten: for code that treats all alike. */
export type AnyKernel = Kernel<string, string, object>;
