import type { Event } from '#contract/events.ts';
import type { DisplayShowing, Silence } from '#contract/hardware.ts';
import type { DeskId, DeviceId, Duration, TransactionId } from '#contract/ids.ts';
import { ALL_DESKS } from '#contract/names.ts';
import type { ShownRow } from '#contract/views.ts';
import type { Core } from './core.ts';
import type { TimeSource } from './ports.ts';

/** A display that has not said so by then is called silent. */
const SILENT_AFTER: Duration = 3_000;
/** All displays of a room report a call within moments: its desk is told once for all of them. */
const TOLD_AFTER: Duration = 100;

export interface Display {
  device: DeviceId;
  name: string;
  group: string | null;
}

export interface ShowingsParts {
  core: Pick<Core, 'state'>;
  time: TimeSource;
  /** Displays that are connected now. */
  displays(): Display[];
  /** Why nobody hears this one. */
  silenceOf(device: DeviceId): Silence | null;
  /** The showing of this desk's call changed by itself, or because a display said so. */
  changed(desk: DeskId): void;
}

interface Call {
  transaction: TransactionId;
  calls: number;
}

interface Showing {
  transaction: TransactionId;
  calls: number;
  displays: Map<DeviceId, Omit<DisplayShowing, 'silence'>>;
  cancel(): void;
}

/**
 * What became of each desk's call: which displays of its room have shown it. In memory only; after a restart the next call
 * tells again.
 */
export class Showings {
  readonly #parts: ShowingsParts;
  readonly #byDesk = new Map<DeskId, Showing>();
  #touched = new Set<DeskId>();
  readonly #untold = new Set<DeskId>();
  #cancelTelling: () => void = () => {};

  constructor(parts: ShowingsParts) {
    this.#parts = parts;
  }

  committed(events: Event[]): void {
    this.#touched = new Set();
    for (const event of events) {
      if (event.type === 'visitCalled') this.#begin(event.desk, event.transaction, 1);
      else if (event.type === 'visitRecalled') this.#begin(event.desk, event.transaction, event.calls);
    }
    for (const desk of [...this.#byDesk.keys()]) if (!this.#parts.core.state.visitAt(desk)) this.#end(desk);
  }

  /** A display says that these calls stood on its screen, and that those were spoken to the end. */
  shown(display: Display, calls: Call[], spoken: Call[]): void {
    for (const call of calls) this.#note(display, call, false);
    for (const call of spoken) this.#note(display, call, true);
  }

  #note(display: Display, call: Call, spoken: boolean): void {
    const found = [...this.#byDesk].find(([, showing]) => isSame(showing, call));
    if (!found) return;
    const [desk, showing] = found;
    if (!this.#shows(display, desk)) return;
    const { device, name } = display;
    const before = showing.displays.get(device)?.spoken ?? false;
    showing.displays.set(device, { device, name, state: 'shown', spoken: spoken || before });
    this.#tellSoon(desk);
  }

  #tellSoon(desk: DeskId): void {
    if (this.#untold.size === 0) this.#cancelTelling = this.#parts.time.after(TOLD_AFTER, () => this.#tell());
    this.#untold.add(desk);
  }
  #tell(): void {
    const desks = [...this.#untold];
    this.#untold.clear();
    for (const desk of desks) this.#parts.changed(desk);
  }

  /** Whether the last batch began or ended this desk's showing. */
  wasTouched(desk: DeskId): boolean {
    return this.#touched.has(desk);
  }

  row(desk: DeskId): ShownRow | undefined {
    const showing = this.#byDesk.get(desk);
    if (!showing) return undefined;
    const { transaction, calls, displays } = showing;
    const told = [...displays.values()].map((one) => ({ ...one, silence: this.#parts.silenceOf(one.device) }));
    return { key: 'shown', table: 'shown', transaction, calls, displays: told };
  }

  stop(): void {
    this.#cancelTelling();
    for (const showing of this.#byDesk.values()) showing.cancel();
    this.#byDesk.clear();
  }

  #begin(desk: DeskId, transaction: TransactionId, calls: number): void {
    this.#byDesk.get(desk)?.cancel();
    const watching = this.#parts.displays().filter((display) => this.#shows(display, desk));
    const displays = new Map(
      watching.map(({ device, name }) => [device, { device, name, state: 'waiting' as const, spoken: false }]),
    );
    const cancel = this.#parts.time.after(SILENT_AFTER, () => this.#callSilent(desk));
    this.#byDesk.set(desk, { transaction, calls, displays, cancel });
    this.#touched.add(desk);
  }

  #callSilent(desk: DeskId): void {
    const waiting = [...(this.#byDesk.get(desk)?.displays.values() ?? [])].filter(({ state }) => state === 'waiting');
    for (const display of waiting)
      this.#byDesk.get(desk)?.displays.set(display.device, { ...display, state: 'silent' });
    if (waiting.length > 0) this.#parts.changed(desk);
  }

  #end(desk: DeskId): void {
    this.#byDesk.get(desk)?.cancel();
    this.#byDesk.delete(desk);
    this.#touched.add(desk);
  }

  /** Whether the display's group holds this desk; a group without a list holds all. */
  #shows({ group }: Display, desk: DeskId): boolean {
    const desks = this.#parts.core.state.setting('displayGroup', group ?? ALL_DESKS)?.value.desks ?? [];
    return desks.length === 0 || desks.includes(desk);
  }
}

const isSame = (showing: Showing, call: Call): boolean =>
  showing.transaction === call.transaction && showing.calls === call.calls;
