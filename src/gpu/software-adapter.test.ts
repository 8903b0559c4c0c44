/** Adapters of software are known by their names, whichever interface names them. */
import { expect, test } from 'vitest';
import { isSoftwareAdapter } from './software-adapter';

test.each([
  ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)', true],
  ['google swiftshader', true],
  ['llvmpipe (LLVM 15.0.6, 256 bits)', true],
  ['mesa lavapipe', true],
  ['ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0)', true],
  ['ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)', false],
  ['NVIDIA GeForce RTX 4070/PCIe/SSE2', false],
  ['', false],
])('%s is software: %s', (words, software) => expect(isSoftwareAdapter(words)).toBe(software));
