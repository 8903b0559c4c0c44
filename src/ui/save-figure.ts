/** Hands a scene to the person as a file, PNG or SVG, with its texts inside. The only place that makes downloads. */
import { paintScene } from './paint-scene';
import { withPngTexts } from './png-text';
import type { Scene } from './scene';
import { sceneSvg, type FigureText } from './scene-svg';

/** Pixels of the PNG for one of the scene. */
const DENSITY = 2;

function save(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  // Some browsers read the address only after the click is over.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function saveSvg(scene: Scene, text: FigureText, name: string): void {
  save(new Blob([sceneSvg(scene, text)], { type: 'image/svg+xml' }), `${name}.svg`);
}

export async function savePng(scene: Scene, text: FigureText, name: string): Promise<void> {
  const canvas = new OffscreenCanvas(Math.round(scene.width * DENSITY), Math.round(scene.height * DENSITY));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('savePng: expected a canvas to paint on, got none; save it as SVG');
  context.scale(DENSITY, DENSITY);
  context.fillStyle = scene.background;
  context.fillRect(0, 0, scene.width, scene.height);
  paintScene(context, scene);
  const png = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  const { title, description, settings, link } = text;
  save(
    withPngTexts(png, {
      Title: title,
      Description: description,
      Comment: JSON.stringify({ settings, link }),
    }),
    `${name}.png`,
  );
}
