import { useId } from 'react';

interface Props<T extends string> {
  legend: string;
  options: readonly T[];
  value: T;
  choose: (option: T) => void;
  words: (option: T) => string;
}

/** A few answers side by side, one of them chosen. */
export function Segments<T extends string>({ legend, options, value, choose, words }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend>{legend}</legend>
      <div className="segments-line">
        {options.map((option) => (
          <label key={option} className="segment">
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={option === value}
              onChange={() => choose(option)}
            />
            <span>{words(option)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
