/** WGSL of copying a picture's windows beside each other and of laying them over each other again: one invocation a number, or four channels where they come in fours. The geometry is a part of the text. */
import type { Activation } from '../../../math/dense';
import type { Windows } from '../../../math/windows';
import { read, rectified, write, type Element } from '../dense/elements.wgsl';
import { entryPoint } from '../program-text';

export const LANES = 64;

/** What one invocation moves, and how many numbers that is. */
export const elementOf = ({ channels }: Pick<Windows, 'channels'>): { element: Element; each: 1 | 4 } =>
  channels % 4 === 0 ? { element: 'vec4<f32>', each: 4 } : { element: 'f32', each: 1 };

const declared = (buffers: readonly string[], windows: Windows) => {
  const { channels, ...rest } = windows;
  const constants = Object.entries({ ...rest, channels: channels / elementOf(windows).each });
  return /* wgsl */ `
struct Uniforms { count : u32 }
${buffers.map((buffer, i) => `@group(0) @binding(${i}) ${buffer}`).join('\n')}
@group(0) @binding(${buffers.length}) var<uniform> uniforms : Uniforms;
${constants.map(([name, value]) => `const ${name} : i32 = ${value};`).join('\n')}`;
};

export function patchesWgsl(windows: Windows): string {
  const { element } = elementOf(windows);
  return /* wgsl */ `
${declared([read('x', element), write('patches', element)], windows)}

${entryPoint(LANES)}
  if (invocation >= uniforms.count) { return; }
  let at = i32(invocation);
  let c = at % channels;
  let b = at / channels % side;
  let a = at / (channels * side) % side;
  let window = at / (channels * side * side);
  let column = window % across * stride - before + b;
  let row = window / across % down * stride - before + a;
  let picture = window / (across * down);
  let inside = row >= 0 && row < height && column >= 0 && column < width;
  // Read where there is something, whether it counts or not.
  let place = ((picture * height + clamp(row, 0, height - 1)) * width + clamp(column, 0, width - 1)) * channels + c;
  patches[invocation] = select(${element}(), x[place], inside);
}`;
}

/** A channel's windows in order of rows and columns. */
export function overlayWgsl(windows: Windows, biased: boolean, activation: Activation): string {
  const { element } = elementOf(windows);
  const buffers = [
    read('patches', element),
    ...(biased ? [read('biases', element)] : []),
    write('picture', element),
  ];
  const sum = biased ? 'sum + biases[c]' : 'sum';
  return /* wgsl */ `
${declared(buffers, windows)}
${rectified(element)}

${entryPoint(LANES)}
  if (invocation >= uniforms.count) { return; }
  let at = i32(invocation);
  let c = at % channels;
  let column = at / channels % width + before;
  let row = at / (channels * width) % height + before;
  let n = at / (channels * width * height);
  // The first window that reaches here, and the last that has begun.
  let top = max(0, (row - side) / stride + select(0, 1, row >= side));
  let left = max(0, (column - side) / stride + select(0, 1, column >= side));
  var sum = ${element}();
  for (var i = top; i <= min(row / stride, down - 1); i++) {
    for (var j = left; j <= min(column / stride, across - 1); j++) {
      let window = (n * down + i) * across + j;
      sum += patches[((window * side + row - i * stride) * side + column - j * stride) * channels + c];
    }
  }
  picture[invocation] = ${activation === 'relu' ? `rectified(${sum})` : sum};
}`;
}
