import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Language } from '#contract/ids.ts';
import type { AdminHead, SettingViewRow } from '#contract/views.ts';
import type { ViewName } from '#contract/wire.ts';
import { useRows } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';

export const ADMIN = 'admin:main' satisfies ViewName;
/** Who waits and who is served, for the live overview. */
export const QUEUE = 'queue:main' satisfies ViewName;

/** What every part of the admin page works with. */
export interface AdminTools {
  hub: Hub;
  head: AdminHead;
  settings: readonly SettingViewRow[];
}

const Tools = createContext<AdminTools | null>(null);

export function AdminToolsProvider({ hub, head, children }: { hub: Hub; head: AdminHead; children: ReactNode }) {
  const settings = useRows(hub, ADMIN, 'setting');
  const tools = useMemo(() => ({ hub, head, settings }), [hub, head, settings]);
  return <Tools.Provider value={tools}>{children}</Tools.Provider>;
}

export function useAdmin(): AdminTools {
  const tools = useContext(Tools);
  if (tools === null) throw new Error('useAdmin outside of AdminToolsProvider');
  return tools;
}

const LANGUAGE_KEY = 'ns:admin:language';
/** The language chosen on this device for the admin page. */
export const keptLanguage = {
  load: (): Language | null => window.localStorage.getItem(LANGUAGE_KEY),
  save: (language: Language): void => window.localStorage.setItem(LANGUAGE_KEY, language),
};
