/** What smoothing does to a line, as a formula and in words. */
import { Explain } from '../../ui/explain';

export function SmoothingFormula({ isOn }: { readonly isOn: boolean }) {
  return (
    <Explain of="smoothing">
      <p className="number" translate="no">
        <i>s</i>
        <sub>k</sub> = <i>b</i>
        <sub>k</sub> <i>s</i>
        <sub>k−1</sub> + (1 − <i>b</i>
        <sub>k</sub>) <i>x</i>
        <sub>k</sub>, <i>s</i>
        <sub>0</sub> = 0, <i>b</i>
        <sub>k</sub> = (1 − 1/<i>w</i>)<sup>steps since k−1</sup>; drawn: <i>s</i>
        <sub>k</sub> / (1 − <i>b</i>
        <sub>1</sub>…<i>b</i>
        <sub>k</sub>)
      </p>
      <p>
        {isOn
          ? 'On: x is the minibatch line, which stays thin beneath. Validation is not smoothed.'
          : 'Off. For minibatch lines: an exponential moving average, without the bias towards 0 at the start.'}
      </p>
    </Explain>
  );
}
