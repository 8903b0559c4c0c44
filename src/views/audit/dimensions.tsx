/** Where the KL that the reported L does not count lies: dimension by dimension, for a model whose decoder is fed relaxed samples. */
import { useCallback, useMemo } from 'react';
import type { Audit } from '../../experiment/audit';
import { nameOf } from '../../state/model-names';
import { Figure } from '../../ui/figure';
import { formatNats } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import { dimensionsScene, type DimensionKl } from './dimensions-scene';

interface DimensionsProps {
  readonly audit: Audit;
  readonly link: () => string;
}

function dimensionKl({ klByDimension, relaxed }: Audit): DimensionKl {
  const z = relaxed?.of === 'z';
  return {
    names: [
      z ? 'eq. (4), categories' : 'KL of the categories',
      z ? 'KL of z, measured: at least' : 'KL of y, exact',
    ],
    counted: klByDimension,
    met: relaxed?.byDimension ?? [],
  };
}

export function Dimensions({ audit, link }: DimensionsProps) {
  const kl = useMemo(() => dimensionKl(audit), [audit]);
  const scene = useCallback((size: PlotSize, ink: PlotInk) => dimensionsScene(kl, size, ink), [kl]);
  const { counted, met, names } = kl;
  const above = met.filter((value, j) => value > counted[j]).length;
  const sum = (values: readonly number[]) => formatNats(values.reduce((total, value) => total + value, 0));
  const name = `KL by dimension of ${nameOf(audit.model)}`;
  return (
    <div className="audit-dimensions">
      <Figure
        title={name}
        summary={`${names[0]} sums to ${sum(counted)} nats, ${names[1]} to ${sum(met)}; the second is higher in ${above} of ${counted.length} dimensions.`}
        scene={scene}
        fileName={`audit-dimensions-${audit.model}-step-${audit.step}`}
        settings={{ model: audit.model, step: audit.step, temperature: audit.temperature, ...kl }}
        link={link}
      />
      <details className="tables">
        <summary>Numbers of every dimension, {nameOf(audit.model)}</summary>
        <div className="table-scroll" tabIndex={0} role="region" aria-label={`Numbers of ${name}`}>
          <table className="lab-table">
            <caption>Nats</caption>
            <thead>
              <tr>
                <th scope="col">dimension</th>
                <th scope="col">{names[0]}</th>
                <th scope="col">{names[1]}</th>
              </tr>
            </thead>
            <tbody translate="no">
              {counted.map((value, j) => (
                <tr key={j}>
                  <th scope="row">{j + 1}</th>
                  <td>{formatNats(value)}</td>
                  <td>{formatNats(met[j])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
