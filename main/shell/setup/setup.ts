import type { Met } from '#contract/finding.ts';
import type { Duration } from '#contract/ids.ts';
import type { PartRole, SetupAsk, SetupDoing, SetupOffice, SetupState } from '#contract/setup.ts';
import type { SettingName, ShellSettings } from '#contract/shell-settings.ts';
import { PROTOCOL } from '#contract/wire.ts';
import type { Finder } from '#shell/finding/finder.ts';
import { readAddress } from '#shell/finding/typed-address.ts';
import type { PcSettings } from '#shell/settings/pc-settings.ts';

export interface SetupParts {
  finder: Pick<Finder, 'look' | 'meet'>;
  settings: Pick<PcSettings, 'read' | 'choose'>;
  /** Names of what a new office can begin with. */
  presets: string[];
  after(delay: Duration, then: () => void): () => void;
}

/** Without any office by then, a person is told what to check. */
const REPORTS_AFTER: Duration = 6_000;

/** The first launch: what its page shows, and what becomes of what is pressed there. */
export class Setup {
  readonly #parts: SetupParts;
  /** What this PC is was chosen; `preset`: of a new office. */
  readonly #decided: (preset: string | null) => void;
  readonly #offices = new Map<string, SetupOffice>();
  #doing: SetupDoing = { is: 'nothing' };
  #looking: ReturnType<Finder['look']> | null = null;
  #isLate = false;
  #cancel: () => void = () => {};

  constructor(parts: SetupParts, decided: (preset: string | null) => void) {
    this.#parts = parts;
    this.#decided = decided;
  }

  look(): void {
    this.stop();
    this.#offices.clear();
    this.#isLate = false;
    this.#looking = this.#parts.finder.look((met) => this.#met(met));
    this.#cancel = this.#parts.after(REPORTS_AFTER, () => {
      this.#isLate = true;
    });
  }

  stop(): void {
    this.#looking?.stop();
    this.#cancel();
  }

  answer(asked: SetupAsk): SetupState | undefined {
    switch (asked.type) {
      case 'setupState':
        return this.#state();
      case 'setupLook':
        return void this.look();
      case 'setupAddress':
        return void this.#address(asked.address);
      case 'setupStart':
        return void this.#start(asked.preset, asked.roles);
      case 'setupJoin':
        return void this.#join(asked.id, asked.host, asked.roles);
      default:
        return asked satisfies never;
    }
  }

  #state(): SetupState {
    const { settings, presets } = this.#parts;
    const report = this.#isLate ? (this.#looking?.report() ?? null) : null;
    const { role } = settings.read().settings;
    return { role, presets, offices: [...this.#offices.values()], report, doing: this.#doing };
  }

  #met({ host, facts: { id, site, protocol } }: Met): void {
    this.#offices.set(id, { id, site, host, fits: protocol === PROTOCOL });
  }

  async #address(text: string): Promise<void> {
    const host = readAddress(text)?.host;
    if (host === undefined) {
      this.#doing = { is: 'notThere', address: text, why: 'noAddress' };
      return;
    }
    this.#doing = { is: 'asking', address: host };
    const found = await this.#parts.finder.meet(host);
    if (found.met) {
      this.#met(found.met);
      this.#doing = { is: 'nothing' };
    } else this.#doing = { is: 'notThere', address: host, why: whyNot(found.report.tried[0]?.verdict) };
  }

  #start(preset: string, roles: PartRole[]): void {
    if (!this.#parts.presets.includes(preset)) return;
    this.#doing = { is: 'starting' };
    this.#decide({ role: ['hub', ...roles], hub: null, site: null }, preset);
  }

  /** Only an office that is on the page can be joined, where it proved itself. */
  #join(id: string, host: string, roles: PartRole[]): void {
    const office = this.#offices.get(id);
    if (office?.host !== host || !office.fits) return;
    this.#doing = { is: 'joining', site: office.site };
    this.#decide({ role: roles, hub: host, site: id }, null);
  }

  #decide(choice: Partial<ShellSettings>, preset: string | null): void {
    const { settings } = this.#parts;
    const now = settings.read().settings;
    // What the organisation decided stands, and the page has said so.
    const open = Object.entries(choice).filter(([name]) => !now[name as SettingName].locked);
    try {
      settings.choose(Object.fromEntries(open));
      this.stop();
      this.#decided(preset);
    } catch (error) {
      this.#doing = { is: 'notStarted', detail: String(error) };
    }
  }
}

function whyNot(verdict: string | undefined): (SetupDoing & { is: 'notThere' })['why'] {
  const reasons = ['otherOffice', 'impostor', 'tooOld', 'nameRefused', 'otherProgram', 'busy'] as const;
  return reasons.find((reason) => reason === verdict) ?? 'unreached';
}
