import type { Met } from '#contract/finding.ts';
import type { HubId } from '#contract/hub.ts';
import type { Duration } from '#contract/ids.ts';
import { PROTOCOL } from '#contract/protocol.ts';
import type { Role } from '#contract/settings.ts';
import type { SetupAsk, SetupDoing, SetupOffice, SetupState, WhyNotThere } from '#contract/setup.ts';
import type { ResolvedSettings, SettingName, ShellSettings } from '#contract/shell-settings.ts';
import { PART_ROLES, type PartRole, startsByItself } from '#contract/windows.ts';
import type { Finder } from '#shell/finding/finder.ts';
import { readAddress, type TypedAddress } from '#shell/finding/typed-address.ts';
import type { PcSettings } from '#shell/settings/pc-settings.ts';
import type { Screens } from './screens.ts';

export interface SetupParts {
  finder: Pick<Finder, 'look' | 'meet'>;
  settings: Pick<PcSettings, 'read' | 'choose'>;
  /** Names of what a new office can begin with. */
  presets: string[];
  screens: Pick<Screens, 'list' | 'show' | 'stop'>;
  /** Whether this PC belonged to an office before. */
  isAgain: boolean;
  after(delay: Duration, then: () => void): () => void;
}

/** What a person chose besides what is kept in the settings. */
export interface Decision {
  /** Of a new office. */
  preset: string | null;
  /** One-time secrets of the address that was typed. */
  secrets: ReadonlyMap<PartRole, string>;
}

/** Without any office by then, a person is told what to check. */
const REPORTS_AFTER: Duration = 6_000;

/** The first launch: what its page shows, and what becomes of what is pressed there. */
export class Setup {
  readonly #parts: SetupParts;
  /** What this PC is was chosen. */
  readonly #decided: (decision: Decision) => void;
  readonly #offices = new Map<string, SetupOffice>();
  #doing: SetupDoing = { is: 'nothing' };
  #looking: ReturnType<Finder['look']> | null = null;
  #isLate = false;
  #cancel: () => void = () => {};

  constructor(parts: SetupParts, decided: (decision: Decision) => void) {
    this.#parts = parts;
    this.#decided = decided;
  }

  /** `invitation`: an address that came with the launch is asked at once, as if it were typed. */
  begin(invitation: TypedAddress | null): void {
    this.look();
    if (invitation) void this.#ask(invitation);
  }

  look(): void {
    this.stop();
    this.#offices.clear();
    this.#isLate = false;
    const { hub } = this.#settings();
    this.#cancel = this.#parts.after(REPORTS_AFTER, () => {
      this.#isLate = true;
    });
    // Where the organisation said is the only place.
    if (hub.locked && hub.value !== null) void this.#address(hub.value);
    else this.#looking = this.#parts.finder.look((met) => this.#met(met));
  }

  stop(): void {
    this.#looking?.stop();
    this.#looking = null;
    this.#parts.screens.stop();
    this.#cancel();
  }

  answer(asked: SetupAsk): SetupState | undefined {
    switch (asked.type) {
      case 'setupState':
        return this.#state();
      case 'setupLook':
        return void this.look();
      case 'setupNumbers':
        return void this.#parts.screens.show();
      case 'setupAddress':
        return void this.#address(asked.address);
      case 'setupStart':
        return void this.#start(asked);
      case 'setupJoin':
        return void this.#join(asked);
      default:
        return asked satisfies never;
    }
  }

  #state(): SetupState {
    const { settings, problems } = this.#parts.settings.read();
    const { role, hub, site, autostart, monitors, language } = settings;
    const report = this.#isLate ? (this.#looking?.report() ?? null) : null;
    return {
      isAgain: this.#parts.isAgain,
      screens: this.#parts.screens.list(),
      ...{ role, hub, site, autostart, monitors, language: language.value, problems, presets: this.#parts.presets },
      ...{ offices: [...this.#offices.values()], report, doing: this.#doing },
    };
  }

  #settings(): ResolvedSettings {
    return this.#parts.settings.read().settings;
  }

  #met(met: Met): SetupOffice {
    const { id, site } = met.facts;
    const decided = this.#settings().site;
    // What a person chose before can be chosen anew.
    const office = { id, site, host: met.host, joins: joinsOf(met, decided.locked ? decided.value : null) };
    this.#offices.set(id, office);
    return office;
  }

  async #address(text: string): Promise<void> {
    const typed = readAddress(text);
    if (typed) await this.#ask(typed);
    else this.#doing = { is: 'notThere', address: text, why: 'noAddress' };
  }

  async #ask(typed: TypedAddress): Promise<void> {
    const { host } = typed;
    const asking: SetupDoing = { is: 'asking', address: host };
    this.#doing = asking;
    const found = await this.#parts.finder.meet(host);
    // Something else was asked or pressed meanwhile.
    if (this.#doing !== asking) return;
    const office = found.met ? this.#met(found.met) : null;
    const why = office ? this.#obstacle(office, typed) : whyNot(found.met ? undefined : found.report.tried[0]?.verdict);
    if (why !== null) this.#doing = { is: 'notThere', address: host, why };
    else {
      this.#doing = { is: 'nothing' };
      if (office) this.#accept(office, typed);
    }
  }

  /** Why the screen that the address lets in cannot be on this PC; null: it can. */
  #obstacle({ joins }: SetupOffice, { role, secret }: TypedAddress): WhyNotThere | null {
    if (joins !== 'yes') return joins;
    if (secret === null) return null;
    const part = partOf(role);
    if (part === undefined) return 'noScreen';
    const decided = this.#settings().role;
    return decided.locked && !decided.value.includes(part) ? 'otherRole' : null;
  }

  /** Whoever was given the address was let in: nothing more is asked. */
  #accept({ id, site, host }: SetupOffice, { role, secret }: TypedAddress): void {
    const part = partOf(role);
    if (secret === null || part === undefined) return;
    this.#doing = { is: 'joining', site };
    this.#decide({ ...this.#roleFor(part), hub: host, site: id }, { preset: null, secrets: new Map([[part, secret]]) });
  }

  /** A PC that is this already, and perhaps more, stays what it is. */
  #roleFor(part: PartRole): Partial<ShellSettings> {
    const isAlready = this.#parts.isAgain && this.#settings().role.value.includes(part);
    return isAlready ? {} : { role: [part], autostart: startsByItself([part]) };
  }

  #start({ preset, roles, monitors, autostart }: SetupAsk & { type: 'setupStart' }): void {
    const { hub, site, role } = this.#settings();
    const isDecided = [hub, site].some(({ locked, value }) => locked && value !== null);
    if (isDecided || (role.locked && !role.value.includes('hub'))) return;
    if (!this.#parts.presets.includes(preset)) return;
    this.#doing = { is: 'starting' };
    const choice = { role: ['hub' as const, ...roles], hub: null, site: null, autostart };
    this.#decide({ ...choice, ...this.#monitorsFor(roles, monitors) }, { preset, secrets: new Map() });
  }

  /** Only an office that is on the page can be joined, where it proved itself. */
  #join({ id, host, roles, monitors, autostart }: SetupAsk & { type: 'setupJoin' }): void {
    const office = this.#offices.get(id);
    if (office?.host !== host || office.joins !== 'yes') return;
    this.#doing = { is: 'joining', site: office.site };
    const choice = { role: roles, hub: host, site: id, autostart, ...this.#monitorsFor(roles, monitors) };
    this.#decide(choice, { preset: null, secrets: new Map() });
  }

  /** Nobody chose, or was asked on a PC with one monitor: what was chosen before stands. */
  #monitorsFor(roles: PartRole[], monitors: string[] | null): Pick<ShellSettings, 'monitors'> | undefined {
    if (monitors === null || this.#parts.screens.list().length < 2) return undefined;
    if (roles.includes('display')) return { monitors };
    return roles.includes('kiosk') ? { monitors: monitors.slice(0, 1) } : undefined;
  }

  #decide(choice: Partial<ShellSettings>, decision: Decision): void {
    const now = this.#settings();
    // What the organisation decided stands, and the page has said so.
    const open = Object.entries(choice).filter(([name]) => !now[name as SettingName].locked);
    try {
      this.#parts.settings.choose(Object.fromEntries(open));
      this.stop();
      this.#decided(decision);
    } catch (error) {
      this.#doing = { is: 'notStarted', detail: String(error) };
    }
  }
}

const partOf = (role: Role | null): PartRole | undefined => PART_ROLES.find((one) => one === role);

function joinsOf({ facts: { id, protocol } }: Met, site: HubId | null): SetupOffice['joins'] {
  if (site !== null && id !== site) return 'otherOffice';
  if (protocol === PROTOCOL) return 'yes';
  return protocol < PROTOCOL ? 'hubOlder' : 'hubNewer';
}

function whyNot(verdict: string | undefined): WhyNotThere {
  const reasons = ['otherOffice', 'impostor', 'tooOld', 'nameRefused', 'otherProgram', 'busy'] as const;
  return reasons.find((reason) => reason === verdict) ?? 'unreached';
}
