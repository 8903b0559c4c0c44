/** Hands a scene to the person as a file, PNG or SVG, with its texts inside. */
import { paintScene } from './paint-scene';
import { withPngTexts } from './png-text';
import { saveFile } from './save-file';
import type { Scene } from './scene';
import { sceneSvg, type FigureText } from './scene-svg';

/** Pixels of the PNG for one of the scene. */
const DENSITY = 2;

export function saveSvg(scene: Scene, text: FigureText, name: string): void {
  saveFile({ name: `${name}.svg`, type: 'image/svg+xml', content: sceneSvg(scene, text) });
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
  const content = withPngTexts(png, {
    Title: title,
    Description: description,
    Comment: JSON.stringify({ settings, link }),
  });
  saveFile({ name: `${name}.png`, type: 'image/png', content });
}
