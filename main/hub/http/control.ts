import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import { Announcement } from '#contract/commands.ts';
import { MAX_MESSAGE } from '#contract/protocol.ts';
import type { Answer } from '#contract/wire.ts';
import { AdminRequests, PairRequest } from '#contract/wire.ts';
import { SCRIPT } from '#domain/setting-rules.ts';
import type { Devices } from '#hub/access/devices.ts';
import { keptAs } from '#hub/access/tokens.ts';
import { fromHub } from '#hub/asked.ts';
import type { Backups } from '#hub/backups.ts';
import type { Core } from '#hub/core.ts';
import type { Presence } from '#hub/presence.ts';
import { done, refuse } from '#hub/refuse.ts';
import type { Spine } from '#hub/run-command.ts';
import type { SelfCheck } from '#hub/self-check/self-check.ts';
import { changeSetting, listSettings } from '#hub/setting-changes.ts';
import type { TryOut } from '#hub/stations/try-out.ts';
import { bearerOf } from './bearer.ts';
import { readJson, SMALL_BODY } from './json-body.ts';
import { sendJson, statusOf } from './respond.ts';
import type { Exchange, Route } from './router.ts';

export interface ControlParts {
  control: string | null;
  core: Pick<Core, 'state'>;
  spine: Pick<Spine, 'perform' | 'between'>;
  devices: Devices;
  presence: Presence;
  backups: Backups;
  selfCheck: SelfCheck;
  tryOut: Pick<TryOut, 'ticket'>;
  newId(): string;
}

/** A connection from this very computer has the same address at both ends, unless they are two of the loopback ones. */
function isFromHere({ localAddress, remoteAddress = '' }: Socket): boolean {
  return remoteAddress === localAddress || LOOPBACK.has(remoteAddress);
}
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** For the command line on this computer, which proves by the secret in the data folder that it belongs to the same user. */
export function controlRoutes(parts: ControlParts): Route[] {
  const { control, core, spine, devices, presence, backups, selfCheck, tryOut } = parts;
  const post = (path: string, work: Work, most = SMALL_BODY): Route => ({
    method: 'POST',
    path,
    run: async (exchange) => {
      const answer = await guarded(exchange, { control, most, work });
      sendJson(exchange.response, answer.ok ? 200 : statusOf(answer.refusal), answer.ok ? answer.result : answer);
      return true;
    },
  });
  return [
    post('/api/v1/control/pair', (body) => {
      const asked = PairRequest.safeParse(body);
      return asked.success ? devices.admit({ ...asked.data, group: null, via: 'commandLine' }) : refuse('badRequest');
    }),
    post('/api/v1/control/devices', () =>
      done(devices.all().map((device) => ({ ...device, ...presence.row(device.id) }))),
    ),
    post('/api/v1/control/settings', () => spine.between(() => done(listSettings(core)))),
    post('/api/v1/control/configure', (body) => changeSetting(spine, body), MAX_MESSAGE),
    post('/api/v1/control/backup', async () => done(await backups.make())),
    post('/api/v1/control/check', async () => done({ steps: await selfCheck.run() })),
    post('/api/v1/control/test-ticket', (body) => {
      const asked = AdminRequests.testTicket.safeParse(body);
      return asked.success ? tryOut.ticket(asked.data.printer) : refuse('badRequest');
    }),
    post('/api/v1/control/announce', (body) => announce(parts, body)),
  ];
}

function announce({ spine, newId }: ControlParts, body: unknown): Promise<Answer<unknown>> | Answer<unknown> {
  const asked = Announcement.safeParse(body);
  if (!asked.success) return refuse('badRequest');
  return spine.perform(fromHub(SCRIPT, { type: 'announce', ...asked.data }, `${SCRIPT}:${newId()}`, 'hub'));
}

type Work = (body: unknown) => Promise<Answer<unknown>> | Answer<unknown>;
interface Asked {
  control: string | null;
  /** Bytes of the body. */
  most: number;
  work: Work;
}

async function guarded({ request }: Exchange, { control, most, work }: Asked): Promise<Answer<unknown>> {
  if (control === null || !isFromHere(request.socket) || !isSame(bearerOf(request) ?? '', control))
    return refuse('notAllowed');
  const body = await readJson(request, most);
  return 'refused' in body ? refuse(body.refused) : work(body.value);
}

const isSame = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(keptAs(a)), Buffer.from(keptAs(b)));
