import { useDesk } from '../desk-tools.tsx';

/** The letter that does the same; nothing when letters are switched off. */
export function KeyHint({ letter }: { letter: string }) {
  const { memory } = useDesk();
  if (!memory.letterKeys) return null;
  return (
    <span className="key-hint" aria-hidden="true">
      {letter}
    </span>
  );
}
