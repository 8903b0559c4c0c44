/** The classes in their colours; each stands on the maps as its own digit. */
import { classColours } from './class-colours';

export function ClassKey() {
  return (
    <ul className="map-key" aria-label="Classes">
      {classColours.map((colour, label) => (
        <li key={colour} style={{ color: colour }}>
          {label}
        </li>
      ))}
    </ul>
  );
}
