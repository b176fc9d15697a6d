import type { AddressSource, Advice, Tried, Verdict } from '#contract/finding.ts';
import type { Network } from './ports.ts';

export interface Findings {
  tried: Tried[];
  /** Hubs heard of by mDNS. */
  heard: number;
  networks: Network[];
}

/** What a person can check, the most likely first. */
export function adviceOf({ tried, heard, networks }: Findings): Advice[] {
  if (networks.length === 0) return ['noNetwork'];
  const met = (verdict: Verdict) => tried.some((one) => one.verdict === verdict);
  const unreached = (...sources: AddressSource[]) =>
    tried.filter(({ verdict, source }) => verdict === 'unreached' && sources.includes(source));
  const answered = (['impostor', 'otherOffice', 'tooOld', 'nameRefused', 'otherProgram', 'busy'] as const).filter(met);
  const isSilent = heard === 0 && !tried.some(({ source }) => source === 'neighbour');
  const silent: Advice[] = isSilent ? ['hubOff', 'blockedHere', 'wifiApart'] : [];
  return [
    ...answered,
    ...(unreached('heard', 'neighbour').length > 0 ? (['blockedAtHub'] as const) : []),
    ...(unreached('kept', 'neighbour', 'typed').some(({ host }) => isElsewhere(host, networks))
      ? (['otherNetwork'] as const)
      : []),
    ...silent,
    'typeAddress',
  ];
}

/** Whether it is an IPv4 address in none of these networks. */
function isElsewhere(host: string, networks: Network[]): boolean {
  const address = numberOf(host.replace(/:\d+$/, ''));
  if (address === undefined) return false;
  return !networks.some((network) => {
    const [own = 0, mask = 0] = [numberOf(network.address), numberOf(network.netmask)];
    return (own & mask) === (address & mask);
  });
}

function numberOf(address: string): number | undefined {
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !(part >= 0 && part <= 255))) return undefined;
  return parts.reduce((sum, part) => (sum << 8) | part, 0);
}
