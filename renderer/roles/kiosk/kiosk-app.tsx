import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SiteProvider } from '#ui/site-context.tsx';
import { useQuietCursor } from '#ui/use-quiet-cursor.ts';
import type { EntryStore } from '../../sync/entry.ts';
import { useHead } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import { EntryGate } from '../shared/entry-gate.tsx';
import { Calm } from './calm.tsx';
import { Kiosk } from './kiosk.tsx';
import { VIEW } from './view.ts';

/** From the address of the page to the kiosk. */
export function KioskApp({ entry }: { entry: EntryStore }) {
  const { t } = useTranslation('kiosk');
  const waiting = useStore(entry, (state) => state.phase === 'waiting');
  if (waiting) return <OneMoment />;
  return (
    <EntryGate entry={entry} title={t('title')}>
      {(hub) => <Joined hub={hub} />}
    </EntryGate>
  );
}

function Joined({ hub }: { hub: Hub }) {
  const head = useHead(hub, VIEW);
  useQuietCursor();
  if (head === undefined) return <OneMoment />;
  return (
    <SiteProvider zone={head.zone} languages={head.languages}>
      <Kiosk hub={hub} head={head} />
    </SiteProvider>
  );
}

/** Before the hub was reached: nothing technical. */
function OneMoment() {
  const { t } = useTranslation(['kiosk', 'common']);
  return (
    <main className="k-screen k-screen-calm">
      <Calm title={t('common:oneMoment')} details={[t('preparing')]} />
    </main>
  );
}
