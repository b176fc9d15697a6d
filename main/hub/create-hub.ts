import { join } from 'node:path';
import type { CommandBodyOf } from '#contract/commands.ts';
import type { DayKey, DeviceId } from '#contract/ids.ts';
import { SITE } from '#contract/names.ts';
import { PROTOCOL } from '#contract/protocol.ts';
import type { Role } from '#contract/settings.ts';
import { ROLES } from '#contract/settings.ts';
import type { Answer, Identity, ViewName } from '#contract/wire.ts';
import { changedSettings } from '#domain/views/common.ts';
import { Devices } from './access/devices.ts';
import { JoinSecrets } from './access/join-secrets.ts';
import { KioskPin } from './access/kiosk-pin.ts';
import { Pairing } from './access/pairing.ts';
import { People } from './access/people.ts';
import { Pins } from './access/pins.ts';
import { Admission } from './admission.ts';
import { Alarms } from './alarms.ts';
import { fromHub } from './asked.ts';
import { Backups } from './backups.ts';
import type { Caller } from './caller.ts';
import { HubClock } from './clock.ts';
import { Core } from './core.ts';
import { Counters } from './counters.ts';
import { DayGuard } from './day-guard.ts';
import { DiskWatch } from './disk-watch.ts';
import { doingsOf } from './doings.ts';
import { Gateway } from './gateway.ts';
import { healthOf } from './health.ts';
import { Hosts, hostsOf } from './hosts.ts';
import { Housekeeping } from './housekeeping.ts';
import { Router } from './http/router.ts';
import { routesOf } from './http/routes.ts';
import { Screens } from './http/screens.ts';
import { HttpListener } from './http/serve.ts';
import { HubIdentity } from './hub-identity.ts';
import type { HubOptions } from './hub-options.ts';
import { Marks } from './marks.ts';
import { Media } from './media/media.ts';
import { Neighbours } from './neighbours.ts';
import { HubOverlay } from './overlay.ts';
import { Presence } from './presence.ts';
import { importPreset } from './preset.ts';
import type { Committed } from './run-command.ts';
import { Spine } from './run-command.ts';
import { SelfCheck } from './self-check/self-check.ts';
import { Showings } from './showings.ts';
import { HardwareBoard } from './stations/hardware-board.ts';
import { Speech } from './stations/speech.ts';
import { Stations } from './stations/stations.ts';
import { TryOut } from './stations/try-out.ts';
import { TicketSecrets } from './ticket-secret.ts';
import { Timers } from './timers.ts';
import { Views } from './views.ts';

export interface Started {
  port: number;
  /** This was the office's first start: it was set up from the preset. */
  isNew: boolean;
}

export interface Hub {
  /** Reads the data, listens, and opens the office. @throws Error of the listener, or naming what is wrong with a preset. */
  start(): Promise<Started>;
  /** Answers what was asked, says goodbye and closes; the store stays open. */
  stop(): Promise<void>;
  /** The one-time secrets that stand ready, by role. */
  joinSecrets(): Record<Role, string>;
  /** Sets something up in the name of this computer, by the same command that an admin sends. */
  configure(setting: Omit<CommandBodyOf<'configure'>, 'type'>): Promise<Answer<unknown>>;
  /** Whether visitors are received: the business day is open. */
  isDayOpen(): boolean;
  /** The check that follows a power cut found damage. */
  dataDamaged(): void;
}

const ADMIN_VIEW: ViewName = `admin:${SITE}`;
const QUEUE_VIEW: ViewName = `queue:${SITE}`;
const KIOSK_VIEW: ViewName = `kiosk:${SITE}`;
/** Of this computer, told to whoever asks who this is. */
const MOST_HOSTS = 16;
/** Days that the admin page offers for export. */
const DAYS_SHOWN = 60;

/** Builds the hub by hand: what exists, and who knows whom. Nothing happens before `start`. */
export function createHub(options: HubOptions): Hub {
  const { store, time, wire, journal, limits, random, newId, demo } = options;
  const monotonic = () => wire.monotonic();
  const ended = { stopping: false, ready: false, leaveNetwork: async () => {} };

  const core = new Core(store);
  const counters = new Counters();
  const refreshAdmin = (keys: string[]) => void spine.between(() => views.refresh(ADMIN_VIEW, keys));
  const alarms = new Alarms(() => refreshAdmin([]));
  const clock = new HubClock(time, (doubt) => {
    journal.warn('the clock of this computer is in doubt', { doubt });
    alarms.raise(doubt, time.wall());
  });
  const disk = new DiskWatch({ store, clock, alarms });
  const tickets = new TicketSecrets(store.secrets, random);
  const identity = new HubIdentity(store.secrets);

  const fatal = (error: unknown) => {
    journal.error('the hub must end: what the disk holds is unknown', { error: String(error) });
    ended.ready = false;
    gateway.stop();
    options.exit(1);
  };
  const spine = new Spine({
    core,
    store,
    newId,
    journal,
    now: () => clock.now(),
    hasRoomFor: (command) => disk.hasRoomFor(command),
    complete: (asked, answer) => tickets.complete(asked, answer),
    judged: (_, { again }) => counters.count(again ? 'resent' : 'commands'),
    committed: (committed) => {
      counters.count('batches');
      follow(committed);
    },
    storageFull: (isFull) => disk.met(isFull),
    fatal,
  });

  const hosts = new Hosts(options.hosts, monotonic, () => listener.port);
  const admission = new Admission({ hosts, limits, counters });
  const devices = new Devices({ core, secrets: store.secrets, spine, random, journal, newId });
  const joinSecrets = new JoinSecrets({
    secrets: store.secrets,
    random,
    now: () => clock.now(),
    replaced: options.joinSecretReplaced,
  });
  const pairing = new Pairing({
    clock,
    random,
    counters,
    admit: (admission) => devices.admit(admission),
    changed: (request) => refreshAdmin([`request:${request}`]),
  });
  const pins = new Pins(options.pinCost, () => random(16));
  const people = new People({
    core,
    secrets: store.secrets,
    pins,
    counters,
    monotonic,
    changed: (device) => gateway.refresh(device),
    pinChanged: (person) => refreshAdmin([`pin:${person}`]),
  });
  const kioskPin = new KioskPin({ secrets: store.secrets, pins, changed: () => refreshAdmin(['kioskPin']) });
  const presence = new Presence({
    secrets: store.secrets,
    clock,
    changed: (device) => {
      refreshAdmin([`presence:${device}`]);
      board.stationChanged(device);
    },
  });
  const board: HardwareBoard = new HardwareBoard({
    core,
    clock,
    isOnline: (device) => presence.isOnline(device),
    changed: (keys) =>
      void spine.between(() => {
        const hardware = keys.map((key) => `hardware:${key}`);
        views.refresh(QUEUE_VIEW, hardware);
        views.refresh(ADMIN_VIEW, hardware);
        views.refresh(
          KIOSK_VIEW,
          keys.filter((key) => key.startsWith('printer:')),
        );
      }),
  });
  const stations = new Stations({
    time: wire,
    newId,
    isOnline: (device) => presence.isOnline(device),
    send: (device, asked) => gateway.ask(device, asked),
  });
  const speech = new Speech(core, stations);
  const tryOut = new TryOut({ core, stations, isOnline: (device) => presence.isOnline(device) });
  const showings = new Showings({
    core,
    time: wire,
    displays: () =>
      devices
        .all()
        .filter(({ id, role, revoked }) => role === 'display' && !revoked && presence.isOnline(id))
        .map(({ id, name, group }) => ({ device: id, name, group })),
    silenceOf: (device) => presence.silenceOf(device),
    changed: (desk) => void spine.between(() => views.refresh(`desk:${desk}`, ['shown'])),
  });

  let days: DayKey[] = [];
  const media = new Media({ folder: options.media, core, disk, journal });
  const backups = new Backups({
    store,
    core,
    clock,
    journal,
    alarms,
    folder: options.backups,
    hour: options.backupHour,
    beside: () => media.copyTo(join(options.backups, 'media')),
    changed: () => refreshAdmin([]),
  });
  const selfCheck = new SelfCheck({
    ...{ core, store, clock, alarms, backups, devices, presence, board, stations },
    hosts: () => hostsOf(options.host),
    port: () => listener.port,
    computerZone: options.computerZone,
  });
  const overlay = new HubOverlay({
    core,
    showings,
    presence,
    pairing,
    people,
    kioskPin,
    alarms,
    board,
    days: () => days,
    backup: () => backups.last,
  });
  const timers = new Timers({ core, clock, spine, journal });
  const dayGuard = new DayGuard({ core, clock, alarms, journal, spine, runDue: () => timers.runDue() });

  const callerOf = (id: DeviceId): Caller | undefined => {
    const device = devices.get(id);
    if (!device || device.revoked) return undefined;
    const { name, role, group } = device;
    return { device: id, name, role, group, person: people.on(id) };
  };
  const identityOf = (caller: Caller): Identity => ({ hub: core.hub, epoch: core.epoch, now: clock.now(), ...caller });
  const marks = new Marks({ core, store, alarms, clock, journal });
  const gateway: Gateway = new Gateway({
    admission,
    clock,
    time: wire,
    limits,
    counters,
    guard: {
      limits,
      counters,
      journal,
      monotonic,
      doings: doingsOf({
        dayGuard,
        people,
        kioskPin,
        showings,
        pairing,
        joinSecrets,
        backups,
        core,
        board,
        tryOut,
        selfCheck,
        presence,
      }),
    },
    deviceOf: (token) => devices.byToken(token),
    callerOf,
    identityOf,
    epoch: () => core.epoch,
    between: (task) => spine.between(task),
    viewExists: (view) => views.exists(view),
    snapshot: (view) => views.snapshot(view),
    sawMark: (epoch, seq) => marks.saw(epoch, seq),
    came: (device, address) => presence.came(device, address),
    went: (device) => presence.went(device),
    everySecond: () => housekeeping.everySecond(),
  });
  const views: Views = new Views({ core, clock, journal, rooms: gateway, overlay, demo });
  const housekeeping = new Housekeeping({
    disk,
    backups,
    presence,
    views,
    between: (task) => spine.between(task),
  });

  const aboutHub = () => ({
    site: core.state.site()?.name ?? '',
    version: options.version,
    protocol: PROTOCOL,
    epoch: core.epoch,
    hosts: hostsOf(options.host)
      .slice(0, MOST_HOSTS)
      .map((host) => `${host}:${listener.port}`),
  });
  const screens = new Screens(options.screens);
  const startedAt = monotonic();
  const health = () =>
    healthOf({
      core,
      store,
      counters,
      alarms,
      board,
      ready: ended.ready,
      uptime: Math.floor((monotonic() - startedAt) / 1_000),
      clients: gateway.clients(),
      connections: admission.total,
      backup: backups.last,
    });
  const router = new Router({
    hosts,
    limits,
    counters,
    journal,
    monotonic,
    routes: routesOf({
      ...{ core, store, clock, spine, demo, screens, devices, joinSecrets, kioskPin, pairing, presence, backups },
      ...{ limits, monotonic, newId, health, stations, speech, tryOut, selfCheck, identity, media, aboutHub },
      neighbours: new Neighbours(monotonic),
      control: options.control,
      ready: () => ended.ready,
    }),
  });
  const listener = new HttpListener(router, limits.connections);

  /** What follows from a batch, each part on its own: a mistake in one must not keep the others from hearing. */
  function follow(committed: Committed): void {
    const { events, changes } = committed;
    if (events.some(({ type }) => type === 'dayOpened' || type === 'dayClosed')) readDays();
    const parts: (() => void)[] = [
      () => showings.committed(events),
      () => views.publish(committed),
      () => speech.committed(events),
      () => {
        for (const device of changedSettings(changes, 'device')) gateway.refresh(device);
      },
      () => people.signOutWhoMayNot(),
      () => timers.committed(committed),
    ];
    for (const part of parts) {
      try {
        part();
      } catch (error) {
        journal.error('something did not follow what happened', { error: String(error) });
      }
    }
  }
  function readDays(): void {
    days = store.days(DAYS_SHOWN).map(({ day }) => day);
  }

  async function start(): Promise<Started> {
    clock.begin(await core.load());
    disk.look();
    readDays();
    for (const part of [tickets, identity, devices, joinSecrets, people, presence, backups]) part.start();
    await screens.start();
    await media.start();
    gateway.start(listener.server);
    const port = await listener.listen(options.port, options.host);
    const isNew = !core.state.site();
    if (options.preset && isNew) await importPreset(options.preset, core, spine);
    timers.start();
    ended.leaveNetwork = options.announce(() => ({ id: identity.id, ...aboutHub(), port }));
    ended.ready = true;
    return { port, isNew };
  }

  async function stop(): Promise<void> {
    if (ended.stopping) return;
    ended.stopping = true;
    ended.ready = false;
    timers.stop();
    await ended.leaveNetwork();
    pairing.stop();
    showings.stop();
    stations.stop();
    await spine.stop();
    gateway.stop();
    await listener.close();
    presence.save();
    await backups.stop();
  }

  return {
    start,
    stop,
    joinSecrets: () =>
      Object.fromEntries(ROLES.map((role) => [role, joinSecrets.standing(role)])) as Record<Role, string>,
    configure: (setting) => {
      const command = { type: 'configure', ...setting } as CommandBodyOf<'configure'>;
      return spine.perform(fromHub('computer', command, `computer:${newId()}`, 'hub'));
    },
    isDayOpen: () => core.state.openDay() !== undefined,
    dataDamaged: () => alarms.raise('dataDamaged', clock.now()),
  };
}
