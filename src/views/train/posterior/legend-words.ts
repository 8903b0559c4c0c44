/** What each shape of a drawn posterior stands for, in words. Pure. */
import type { Drawable } from '../../../models/contract';
import { formatCount, formatShort } from '../../../ui/format';

export function legendWords(drawable: Drawable, temperature: number | null): string {
  const at = temperature === null ? '' : ` at T = ${formatShort(temperature)}`;
  switch (drawable.name) {
    case 'posterior':
      return drawable.kind === 'bars' && drawable.spacing !== null
        ? `filled: q(z | x) on its ${drawable.x.length} grid points`
        : 'filled: q(z | x)';
    case 'prior':
      return 'dashed: prior p(z)';
    case 'continuous':
      return 'full line: the density before coarse graining';
    case 'samples':
      return drawable.kind === 'histogram'
        ? `steps: ${formatCount(drawable.count)} Concrete samples z = yᵀζ${at}`
        : `dots: one Concrete sample y${at}. T moves the sample, not the bars`;
  }
}
