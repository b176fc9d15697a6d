import {
  ArrowLeftRight,
  Check,
  Clock,
  Ellipsis,
  type LucideIcon,
  Megaphone,
  Undo2,
  UserPlus,
  UserX,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DeskHead } from '#contract/views.ts';
import { usePressState } from '../desk-tools.tsx';
import { isAvailable } from '../logic/available.ts';
import { type LetterAction, letterOf } from '../logic/keys.ts';
import type { PanelName } from '../panels/panel-name.ts';
import type { Actions } from '../use-actions.ts';
import type { DeskFacts } from '../use-desk-facts.ts';
import { KeyHint } from './key-hint.tsx';
import './action-grid.css';

interface Props {
  facts: DeskFacts;
  actions: Actions;
  open: (panel: PanelName) => void;
}

/** Everything else, one step away. No-show stands apart from what ends a visit well. */
export function ActionGrid({ facts, actions, open }: Props) {
  const { t } = useTranslation('desk');
  return (
    <section className="actions" aria-label={t('actions')}>
      <Action name="recall" icon={Megaphone} head={facts.head} press={actions.recall} />
      <Action name="end" icon={Check} head={facts.head} press={actions.end} tone="action-main" />
      <Action name="park" icon={Clock} head={facts.head} press={() => open('park')} />
      <Action name="recycle" icon={Undo2} head={facts.head} press={actions.recycle} />
      <Action name="transfer" icon={ArrowLeftRight} head={facts.head} press={() => open('transfer')} />
      <Action name="walkUp" icon={UserPlus} head={facts.head} press={() => open('walkUp')} />
      <Action name="noShow" icon={UserX} head={facts.head} press={actions.noShow} tone="action-apart" />
      <Action name="more" icon={Ellipsis} head={facts.head} press={() => open('more')} />
    </section>
  );
}

interface ActionProps {
  name: Exclude<LetterAction, 'start'>;
  icon: LucideIcon;
  head: DeskHead;
  press: () => void;
  tone?: string;
}

function Action({ name, icon: Icon, head, press, tone = '' }: ActionProps) {
  const { t } = useTranslation('desk');
  const busy = usePressState(({ running }) => running !== null);
  const disabled = busy || !isAvailable(name, head);
  return (
    <button
      type="button"
      className={`action ${tone}`}
      aria-disabled={disabled}
      aria-keyshortcuts={letterOf(name)}
      onClick={() => !disabled && press()}
    >
      <Icon className="icon" aria-hidden="true" />
      <span className="action-name">{t(`action.${name}`)}</span>
      <KeyHint letter={letterOf(name)} />
    </button>
  );
}
