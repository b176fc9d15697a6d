import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ownName } from '#ui/languages.ts';
import { useHead } from '../../../sync/hooks.ts';
import { FreshMark } from '../../shared/fresh-mark.tsx';
import { QUEUE, useDesk } from '../desk-tools.tsx';
import { useLanguage } from '../use-language.ts';
import './sign-in.css';

/** One question on the way to the desk. */
export function Sheet({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('desk');
  const { hub } = useDesk();
  const head = useHead(hub, QUEUE);
  const { others, choose } = useLanguage();
  return (
    <main className="sheet-ground">
      <div className="sheet">
        <header className="sheet-head">
          <p className="sheet-site">
            <bdi>{head?.site}</bdi>
          </p>
          <FreshMark hub={hub} short />
        </header>
        {head?.demo && <p className="demo-mark">{t('demo')}</p>}
        <h1>{title}</h1>
        {children}
        <footer className="sheet-foot">
          {others.map((other) => (
            <button key={other} type="button" className="link-button" lang={other} onClick={() => choose(other)}>
              {ownName(other)}
            </button>
          ))}
        </footer>
      </div>
    </main>
  );
}
