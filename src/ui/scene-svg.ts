/** A scene as the text of an SVG file, with its title, description and settings inside. Pure: runs in Node as in a page. */
import { pixelPngAddress } from './pixel-png';
import { SEAM, type LatticePart, type Mark, type Scene } from './scene';

export interface FigureText {
  readonly title: string;
  readonly description: string;
  /** What the figure was made with. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The address that shows it again; null where it was made without a page. */
  readonly link: string | null;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign]);

/** Two decimals: a hundredth of a pixel. */
const short = (value: number): string => String(Math.round(value * 100) / 100);

function latticePath({ fill, whole, half }: LatticePart): string {
  let d = '';
  for (let at = 0; at < whole.length; at += 2) d += `M${whole[at]} ${whole[at + 1]}h1v1h-1z`;
  for (let at = 0; at < half.length; at += 2) d += `M${half[at]} ${half[at + 1]}h1l-1 1z`;
  return `<path fill="${fill}" stroke="${fill}" d="${d}"/>`;
}

function pathText(points: readonly number[], closed?: boolean): string {
  let d = '';
  for (let at = 0; at < points.length; at += 2)
    d += `${at === 0 ? 'M' : 'L'}${short(points[at])} ${short(points[at + 1])}`;
  return closed ? `${d}z` : d;
}

function placeText(mark: Extract<Mark, { readonly kind: 'picture' | 'heat' }>): string {
  const { left, top, width, height } = mark;
  return `x="${short(left)}" y="${short(top)}" width="${short(width)}" height="${short(height)}" preserveAspectRatio="none"`;
}

/** `at` is its place in the scene. */
function markText(mark: Mark, at: number): string {
  switch (mark.kind) {
    case 'lattice': {
      // Of cells' units, which are small: more digits than of pixels.
      const matrix = mark.matrix.map((value) => Number(value.toPrecision(7))).join(' ');
      return `<g transform="matrix(${matrix})" stroke-width="${SEAM}">${mark.parts.map(latticePath).join('')}</g>`;
    }
    case 'path': {
      const { points, closed, fill, stroke, width, sharp, dash, opacity } = mark;
      const looks = [
        `fill="${fill ?? 'none'}"`,
        stroke
          ? `stroke="${stroke}" stroke-width="${width ?? 1}" stroke-linejoin="${sharp ? 'miter' : 'round'}"`
          : '',
        dash ? `stroke-dasharray="${dash.join(' ')}"` : '',
        opacity === undefined ? '' : `opacity="${opacity}"`,
      ];
      return `<path ${looks.filter(Boolean).join(' ')} d="${pathText(points, closed)}"/>`;
    }
    case 'box': {
      const { left, top, right, floor, fill, opacity } = mark;
      const faint = opacity === undefined ? '' : ` opacity="${opacity}"`;
      return `<rect x="${short(left)}" y="${short(top)}" width="${short(right - left)}" height="${short(floor - top)}" fill="${fill}"${faint}/>`;
    }
    case 'dots': {
      const side = short(2 * mark.radius);
      let d = '';
      for (let at = 0; at < mark.points.length; at += 2)
        d += `M${short(mark.points[at] - mark.radius)} ${short(mark.points[at + 1] - mark.radius)}h${side}v${side}h-${side}z`;
      return `<path fill="${mark.fill}" opacity="${mark.opacity}" d="${d}"/>`;
    }
    case 'picture': {
      const { columns, rows, grey, opacity } = mark;
      const faint = opacity === undefined ? '' : ` opacity="${opacity}"`;
      return `<image ${placeText(mark)}${faint} style="image-rendering:pixelated" href="${pixelPngAddress(grey, columns, rows)}"/>`;
    }
    case 'heat': {
      const { columns, rows, rgba, inside } = mark;
      const image = `<image ${placeText(mark)} href="${pixelPngAddress(rgba, columns, rows)}"/>`;
      return `<clipPath id="inside-${at}"><path d="${pathText(inside, true)}"/></clipPath><g clip-path="url(#inside-${at})">${image}</g>`;
    }
    case 'label':
      return `<text x="${short(mark.x)}" y="${short(mark.y)}" fill="${mark.fill}" font-size="${mark.size}" text-anchor="${mark.anchor}"${mark.bold ? ' font-weight="600"' : ''}>${escapeXml(mark.text)}</text>`;
  }
}

export function sceneSvg(scene: Scene, { title, description, settings, link }: FigureText): string {
  const { width, height, background, marks } = scene;
  const made = escapeXml(JSON.stringify({ settings, link }));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}" role="img" aria-labelledby="title description" font-family="system-ui, sans-serif">\n` +
    `<title id="title">${escapeXml(title)}</title>\n<desc id="description">${escapeXml(description)}</desc>\n<metadata>${made}</metadata>\n` +
    `<rect width="100%" height="100%" fill="${background}"/>\n${marks.map(markText).join('\n')}\n</svg>\n`
  );
}
