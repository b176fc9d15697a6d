import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ALL_DESKS } from '#contract/names.ts';
import { SiteProvider } from '#ui/site-context.tsx';
import { useQuietCursor } from '#ui/use-quiet-cursor.ts';
import type { EntryStore } from '../../sync/entry.ts';
import { useHead, useHubState } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import { EntryGate } from '../shared/entry-gate.tsx';
import { Calm } from './calm.tsx';
import { Display } from './display.tsx';

/** From the address of the page to the display of its group. */
export function DisplayApp({ entry }: { entry: EntryStore }) {
  const { t } = useTranslation('display');
  const waiting = useStore(entry, (state) => state.phase === 'waiting');
  if (waiting) return <OneMoment />;
  return (
    <EntryGate entry={entry} title={t('title')}>
      {(hub) => <Joined hub={hub} />}
    </EntryGate>
  );
}

/** Which group it shows, the hub says; and that can change while the display runs. */
function Joined({ hub }: { hub: Hub }) {
  const identity = useHubState(hub, (state) => state.identity);
  const group = identity && (identity.group ?? ALL_DESKS);
  useQuietCursor();
  useEffect(() => hub.watch(group === null ? [] : [`display:${group}`]), [hub, group]);
  return group === null ? <OneMoment /> : <DisplayOfGroup hub={hub} view={`display:${group}`} />;
}

function DisplayOfGroup({ hub, view }: { hub: Hub; view: `display:${string}` }) {
  const { i18n } = useTranslation();
  const head = useHead(hub, view);
  const language = head?.languages[0];
  useEffect(() => {
    if (language !== undefined && i18n.language !== language) void i18n.changeLanguage(language);
  }, [i18n, language]);
  if (head === undefined) return <OneMoment />;
  return (
    <SiteProvider zone={head.zone} languages={head.languages}>
      <Display key={view} hub={hub} view={view} head={head} />
    </SiteProvider>
  );
}

function OneMoment() {
  const { t } = useTranslation(['display', 'common']);
  return <Calm title={t('common:oneMoment')} detail={t('preparing')} />;
}
