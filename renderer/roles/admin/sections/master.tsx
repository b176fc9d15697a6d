import { Plus } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hashOf, type Section, usePlace } from '../use-section.ts';
import './master.css';

export interface Entry {
  /** `service:identity` */
  item: string;
  title: string;
  detail?: ReactNode;
  icon?: ReactNode;
  /** Switched off, revoked: still there, but quiet. */
  off?: boolean;
}
export interface Group {
  title: string;
  /** What is said where there are none. */
  none: string;
  entries: readonly Entry[];
  /** What adds one more; without it nothing is added here. */
  add?: { words: string; item: string };
}
interface Props {
  section: Section;
  groups: readonly Group[];
  /** The form of what is chosen; null when nothing (any more) is. */
  detail: ReactNode;
  /** Whether the form takes all the room there is. */
  wide?: boolean;
}

/** What there is at the side, the form of the chosen one beside it. */
export function Master({ section, groups, detail, wide = false }: Props) {
  const { t } = useTranslation('admin');
  const { item } = usePlace();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (item?.endsWith(':new')) box.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, [item]);
  return (
    <div className="master">
      <div className="master-list">
        {groups.map((group) => (
          <MasterGroup key={group.title} section={section} group={group} item={item} />
        ))}
      </div>
      <div ref={box} className={`master-detail ${wide ? 'master-wide' : ''}`}>
        {detail ?? <p className="master-none">{t('list.choose')}</p>}
      </div>
    </div>
  );
}

function MasterGroup({ section, group, item }: { section: Section; group: Group; item: string | null }) {
  const { add } = group;
  return (
    <section className="master-group" aria-label={group.title}>
      <header className="master-head">
        <h2>{group.title}</h2>
        {add !== undefined && (
          <a className="master-add" href={hashOf({ section, item: add.item })}>
            <Plus className="icon" aria-hidden="true" />
            {add.words}
          </a>
        )}
      </header>
      {group.entries.length === 0 && <p className="master-empty">{group.none}</p>}
      <ul>
        {group.entries.map((entry) => (
          <li key={entry.item}>
            <a
              className={`master-line ${entry.off ? 'master-off' : ''}`}
              href={hashOf({ section, item: entry.item })}
              aria-current={entry.item === item ? 'true' : undefined}
            >
              {entry.icon}
              <span className="master-title">
                <bdi>{entry.title}</bdi>
              </span>
              <span className="master-aside">{entry.detail}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
