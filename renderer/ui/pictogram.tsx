import type { LucideIcon } from 'lucide-react';
import {
  Baby,
  Banknote,
  CalendarCheck,
  Car,
  CircleQuestionMark,
  CreditCard,
  FlaskConical,
  HandCoins,
  HeartPulse,
  House,
  IdCard,
  KeyRound,
  MessagesSquare,
  Package,
  PackageX,
  Pill,
  ReceiptText,
  School,
  ScrollText,
  Shapes,
  ShoppingBag,
  Vote,
  Wrench,
} from 'lucide-react';
import type { PICTOGRAMS } from '#contract/settings.ts';

export type PictogramName = (typeof PICTOGRAMS)[number];

const DRAWINGS: Record<PictogramName, LucideIcon> = {
  identity: IdCard,
  civil: ScrollText,
  school: School,
  appointment: CalendarCheck,
  elections: Vote,
  car: Car,
  home: House,
  tax: ReceiptText,
  health: HeartPulse,
  lab: FlaskConical,
  pharmacy: Pill,
  baby: Baby,
  card: CreditCard,
  cash: Banknote,
  loan: HandCoins,
  advice: MessagesSquare,
  parcel: Package,
  repair: Wrench,
  returns: PackageX,
  shopping: ShoppingBag,
  key: KeyRound,
  help: CircleQuestionMark,
  other: Shapes,
};

/** The drawing of a service or category, in the size and colour of the text around it; a name unknown here shows `other`. */
export function Pictogram({ name }: { name: string }) {
  const Drawing = name in DRAWINGS ? DRAWINGS[name as PictogramName] : Shapes;
  return <Drawing className="icon" aria-hidden="true" />;
}
