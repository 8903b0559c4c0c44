/** The digits and, below each, what every model made of it at one frame of the recording. */
import type { FirstDigits } from '../../../experiment/first-digits';
import type { Recording } from '../../../experiment/recording';
import { modelIds } from '../../../models/registry';
import { nameOf, placeOf } from '../../../state/model-names';
import { formatCount } from '../../../ui/format';
import { ImageGrid } from '../../../ui/image-grid';
import { Swatch } from '../../../ui/swatch';

interface RecordedPicturesProps {
  readonly recording: Recording;
  readonly digits: FirstDigits | null;
  readonly frame: number;
}

export function RecordedPictures({ recording, digits, frame }: RecordedPicturesProps) {
  const step = formatCount(recording.frames[frame]);
  return (
    <div className="recorded-pictures">
      <div className="recorded-row">
        <span>Digits</span>
        {digits ? (
          <ImageGrid
            pictures={digits.pictures}
            columns={digits.pictures.count}
            description={`Validation digits of MNIST: ${[...digits.labels].join(', ')}.`}
          />
        ) : (
          <span className="empty">
            The digits themselves could not be read. Their reconstructions are below.
          </span>
        )}
      </div>
      {modelIds.map((id) => {
        const model = recording.models[id];
        return (
          model && (
            <div key={id} className="recorded-row">
              <span>
                <Swatch place={placeOf(id)} /> {nameOf(id)}
              </span>
              <ImageGrid
                pictures={model.pictures[frame]}
                columns={model.pictures[frame].count}
                description={`The same digits as ${nameOf(id)} reconstructs them after ${step} steps of the recording.`}
              />
            </div>
          )
        );
      })}
    </div>
  );
}
