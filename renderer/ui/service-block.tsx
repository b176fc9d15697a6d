import './service-block.css';

interface Props {
  /** Letter of the service; empty when all services share one series. */
  letter: string;
  /** `a` … `f`. */
  color: string;
}

/** The letter of a service on its colour: the letter always stands in the block, so colour is never the only sign. */
export function ServiceBlock({ letter, color }: Props) {
  return (
    <span className={`service-block svc-${color}`} aria-hidden="true">
      {letter === '' ? '•' : letter}
    </span>
  );
}
