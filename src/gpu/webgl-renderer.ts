/** Who draws WebGL here, so that a processor playing the graphics card is recognised before it is measured, and what becomes of its context. */
import { tellDeviceFailure } from './device-failure';

/** The renderer's own words; null where a worker has no WebGL 2. */
export function webglRenderer(): string | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return renderer;
}

interface Inside {
  readonly gpgpu: { readonly gl: WebGL2RenderingContext };
  readonly disposed: boolean;
}

const watched = new WeakSet<object>();

/** tfjs waits for ever for what it asked of a context that is lost; this says so. */
export function watchWebglContext(backend: unknown): void {
  const inside = backend as Inside;
  // Not by its canvas: tfjs keeps that for the next backend.
  if (watched.has(inside)) return;
  watched.add(inside);
  inside.gpgpu.gl.canvas.addEventListener('webglcontextlost', () =>
    tellDeviceFailure(inside, { kind: 'lost', reason: 'the browser took its WebGL context away' }),
  );
}
