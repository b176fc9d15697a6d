import { SITE } from '#contract/names.ts';
import type { ViewKind, ViewName } from '#contract/wire.ts';
import type { State } from '#domain/state.ts';
import { adminView } from './admin.ts';
import { deskView } from './desk.ts';
import { ALL, displayView } from './display.ts';
import { kioskView } from './kiosk.ts';
import { queueView } from './queue.ts';
import { stationView } from './station.ts';
import type { View } from './view.ts';

/** The view of a name; undefined when the office has no such desk, group or site. */
export function viewOf(name: ViewName, state: State): View | undefined {
  const at = name.indexOf(':');
  return of(name.slice(0, at) as ViewKind, name.slice(at + 1), state) as View | undefined;
}

function of(kind: ViewKind, id: string, state: State) {
  switch (kind) {
    case 'display':
      return id === ALL || state.setting('displayGroup', id) ? displayView(id) : undefined;
    case 'desk':
      return state.setting('desk', id) ? deskView(id) : undefined;
    case 'kiosk':
      return id === SITE ? kioskView : undefined;
    case 'queue':
      return id === SITE ? queueView : undefined;
    case 'admin':
      return id === SITE ? adminView : undefined;
    case 'station':
      return state.setting('device', id)?.value.role === 'station' ? stationView(id) : undefined;
    default:
      return kind satisfies never;
  }
}
