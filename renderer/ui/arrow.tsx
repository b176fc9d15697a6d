import type { LucideIcon } from 'lucide-react';
import {
  ArrowDown,
  ArrowDownLeft,
  ArrowDownRight,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  ArrowUpLeft,
  ArrowUpRight,
} from 'lucide-react';
import type { ARROWS } from '#contract/settings.ts';

export type ArrowName = (typeof ARROWS)[number];

const DRAWINGS: Record<Exclude<ArrowName, 'none'>, LucideIcon> = {
  left: ArrowLeft,
  right: ArrowRight,
  up: ArrowUp,
  down: ArrowDown,
  upLeft: ArrowUpLeft,
  upRight: ArrowUpRight,
  downLeft: ArrowDownLeft,
  downRight: ArrowDownRight,
};

/**
 * The way to a desk, as seen by a person in front of the screen: a real direction, which does not flip with the script.
 * Nothing for `none`.
 */
export function Arrow({ name }: { name: string }) {
  if (!(name in DRAWINGS)) return null;
  const Drawing = DRAWINGS[name as keyof typeof DRAWINGS];
  return <Drawing className="icon" strokeWidth={2.5} aria-hidden="true" />;
}
