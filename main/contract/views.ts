import type { KeysRow } from './hardware.ts';
import type { KioskPinRow, PinRow } from './pins.ts';
import type { PlaylistRow } from './playlist.ts';
import type { AdminHead, PresenceRow, RequestRow, SettingViewRow } from './views/admin.ts';
import type { WaitingRow } from './views/common.ts';
import type { DeskHead, ShownRow } from './views/desk.ts';
import type { AnnouncementViewRow, CallRow, DisplayHead, PlaceRow } from './views/display.ts';
import type { BandRow, CategoryRow, KioskHead, KioskJobRow, KioskPrinterRow, KioskServiceRow } from './views/kiosk.ts';
import type {
  DeskRow,
  DisplayGroupRow,
  HardwareRow,
  JobViewRow,
  PersonRow,
  ProfileRow,
  QueueHead,
  QueueServiceRow,
  QueueVisitRow,
} from './views/queue.ts';
import type { SignRow, StationHead, StationJobRow } from './views/station.ts';

export type * from './views/admin.ts';
export type * from './views/common.ts';
export type * from './views/desk.ts';
export type * from './views/display.ts';
export type * from './views/kiosk.ts';
export type * from './views/queue.ts';
export type * from './views/station.ts';

/**
 * What each role may see: a view is a `head` of a few facts and rows by `key`; keys are `<table>:<id>`. Display and kiosk
 * views hold no names, no notes and no identifier that opens anything.
 */

export interface ViewHeads {
  display: DisplayHead;
  kiosk: KioskHead;
  queue: QueueHead;
  desk: DeskHead;
  admin: AdminHead;
  station: StationHead;
}
/** What hangs on the PCs of staff. */
type FromPcRow = HardwareRow | KeysRow;
export interface ViewTables {
  display: CallRow | PlaceRow | WaitingRow | AnnouncementViewRow | PlaylistRow;
  kiosk: KioskServiceRow | CategoryRow | BandRow | KioskPrinterRow | KioskJobRow | KeysRow;
  queue:
    | QueueVisitRow
    | QueueServiceRow
    | DeskRow
    | ProfileRow
    | PersonRow
    | BandRow
    | DisplayGroupRow
    | JobViewRow
    | FromPcRow;
  desk: ShownRow;
  admin: SettingViewRow | PresenceRow | RequestRow | PinRow | KioskPinRow | DeskRow | QueueServiceRow | HardwareRow;
  station: SettingViewRow | StationJobRow | SignRow;
}
export type ViewRow = ViewTables[keyof ViewTables];
