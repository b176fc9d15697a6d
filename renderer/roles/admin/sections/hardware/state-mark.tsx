import { CircleCheck, CircleQuestionMark, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { HardwareState } from '#contract/hardware.ts';
import './hardware.css';

const ICONS: Record<HardwareState, LucideIcon> = {
  ready: CircleCheck,
  warning: TriangleAlert,
  down: CircleX,
  unknown: CircleQuestionMark,
};
const TONES: Record<HardwareState, string> = {
  ready: 'tone-good',
  warning: 'tone-warn',
  down: 'tone-bad',
  unknown: 'tone-quiet',
};

/** How hardware is, by shape as well as by colour; words stand beside it. */
export function StateMark({ state }: { state: HardwareState }) {
  const Icon = ICONS[state];
  return <Icon className={`icon state-mark ${TONES[state]}`} aria-hidden="true" />;
}
