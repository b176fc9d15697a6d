import type { LucideIcon } from 'lucide-react';

interface Props {
  icon: LucideIcon;
  /** What it does, for those who do not see it. */
  label: string;
  press: () => void;
  disabled?: boolean;
}

/** A button that is an icon and nothing else. */
export function IconButton({ icon: Icon, label, press, disabled = false }: Props) {
  return (
    <button type="button" className="icon-button" disabled={disabled} aria-label={label} onClick={press}>
      <Icon className="icon" aria-hidden="true" />
    </button>
  );
}
