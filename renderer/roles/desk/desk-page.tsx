import { useEffect } from 'react';
import { SiteProvider } from '#ui/site-context.tsx';
import { useHead, useHubState, useView } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import { Patience } from '../shared/entry-gate.tsx';
import '../shared/controls.css';
import './desk.css';
import { DeskToolsProvider, QUEUE, useDesk } from './desk-tools.tsx';
import { ChooseDesk } from './sign-in/choose-desk.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { Workplace } from './workplace.tsx';

/** The desk's screen: who are you, at which desk, and then the work. */
export function DeskPage({ hub }: { hub: Hub }) {
  const head = useHead(hub, QUEUE);
  const link = useHubState(hub, (state) => state.link);
  if (head === undefined) {
    return (
      <main className="entry">
        <Patience reached={link !== 'offline'} />
      </main>
    );
  }
  return (
    <SiteProvider zone={head.zone} languages={head.languages}>
      <DeskToolsProvider hub={hub}>
        <Stage />
      </DeskToolsProvider>
    </SiteProvider>
  );
}

function Stage() {
  const { hub, memory } = useDesk();
  const person = useHubState(hub, (state) => state.identity?.person ?? null);
  const queue = useView(hub, QUEUE);
  const row = person === null ? undefined : queue?.rows.get(`person:${person}`);
  const desk = row?.table === 'person' ? row.desk : null;
  useEffect(() => hub.watch(desk === null ? [QUEUE] : [QUEUE, `desk:${desk}`]), [hub, desk]);
  useEffect(() => {
    document.documentElement.dataset.contrast = memory.contrast;
  }, [memory.contrast]);
  if (person === null) return <SignIn />;
  if (desk === null) return <ChooseDesk person={person} />;
  return <Workplace desk={desk} person={person} />;
}
