/** A select with its label, typed by its options. */
import { useId } from 'react';
import './choice.css';

interface ChoiceProps<O extends string> {
  readonly label: string;
  readonly options: readonly O[];
  readonly names: Readonly<Record<string, string>>;
  readonly value: O;
  readonly onChoose: (option: O) => void;
}

export function Choice<O extends string>({ label, options, names, value, onChoose }: ChoiceProps<O>) {
  const id = useId();
  return (
    <span className="choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(options[target.selectedIndex])}>
        {options.map((option) => (
          <option key={option} value={option}>
            {names[option]}
          </option>
        ))}
      </select>
    </span>
  );
}
