import { SiteProvider } from '#ui/site-context.tsx';
import { useHead, useHubState } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import { Patience } from '../shared/entry-gate.tsx';
import '../shared/controls.css';
import './admin.css';
import { ADMIN, AdminToolsProvider } from './admin-tools.tsx';
import { Menu } from './menu.tsx';
import { SectionView } from './section-view.tsx';

/** The admin page: what happens now, and everything an office sets up. */
export function AdminPage({ hub }: { hub: Hub }) {
  const head = useHead(hub, ADMIN);
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
      <AdminToolsProvider hub={hub} head={head}>
        <div className="admin">
          <Menu />
          <SectionView />
        </div>
      </AdminToolsProvider>
    </SiteProvider>
  );
}
