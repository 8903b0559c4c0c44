/** The foot of the page: what is measured, the paper, and whose the data are. */
import { modelCount } from '../state/model-names';
import { capitalised } from '../ui/number-word';
import { runSlice } from '../state/run-store';
import { useSlice } from '../state/use-page';
import './colophon.css';

export function Colophon() {
  const dataset = useSlice(runSlice, (state) => state.dataset);
  return (
    <footer className="colophon">
      <p>
        L is term1 + term2 as the paper reports it. For Gauss-VAE it is a bound on −log p(x). For models with
        a temperature it is not. Their z is drawn from a relaxed distribution, but term1 is that of the
        discrete one. Their L depends on T. Do not compare it across temperatures as a likelihood.
      </p>
      <p>
        {capitalised(modelCount)} variational autoencoders, trained side by side. They are from Ke Sun and
        Xiangliang Zhang, <cite>Coarse Grained Exponential Variational Autoencoders</cite>, 2017. Everything
        is trained on this device; nothing is sent anywhere.
      </p>
      <p>
        MNIST: Yann LeCun and Corinna Cortes,{' '}
        <a href="https://creativecommons.org/licenses/by-sa/3.0/">CC BY-SA 3.0</a>.
      </p>
      {dataset && dataset.name !== 'mnist' && dataset.attribution && <p>{dataset.attribution}.</p>}
    </footer>
  );
}
