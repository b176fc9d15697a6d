import type { Answer } from '#contract/wire.ts';
import { JoinRequest, PairRequest, PairWait } from '#contract/wire.ts';
import type { Devices } from '#hub/access/devices.ts';
import type { JoinSecrets } from '#hub/access/join-secrets.ts';
import type { Pairing } from '#hub/access/pairing.ts';
import { refuse } from '#hub/refuse.ts';
import type { TokenBuckets } from '#hub/token-bucket.ts';
import { readJson, SMALL_BODY } from './json-body.ts';
import { sendJson, statusOf } from './respond.ts';
import type { Exchange, Route } from './router.ts';

export interface JoiningParts {
  devices: Devices;
  joinSecrets: JoinSecrets;
  pairing: Pairing;
  rates: TokenBuckets;
}

/** How a browser becomes a device: by a one-time address, or by a code that an admin compares. */
export function joiningRoutes({ devices, joinSecrets, pairing, rates }: JoiningParts): Route[] {
  const always = () => true;
  const atTheirRate = ({ address }: Exchange) => rates.take(address);
  return [
    post('/api/v1/join', atTheirRate, (body) => join(body, devices, joinSecrets)),
    post('/api/v1/pair', atTheirRate, (body, address) => {
      const asked = PairRequest.safeParse(body);
      return asked.success ? pairing.begin(asked.data, address) : refuse('badRequest');
    }),
    // Asked again and again by each device that waits, with a secret that nobody guesses.
    post('/api/v1/pair/wait', always, (body) => {
      const asked = PairWait.safeParse(body);
      return asked.success ? pairing.state(asked.data.request, asked.data.secret) : refuse('badRequest');
    }),
  ];
}

type Work = (body: unknown, address: string) => Promise<Answer<unknown>> | Answer<unknown>;

function post(path: string, mayAsk: (exchange: Exchange) => boolean, work: Work): Route {
  return {
    method: 'POST',
    path,
    run: async (exchange) => {
      send(exchange, mayAsk(exchange) ? await withBody(exchange, work) : refuse('tooFast'));
      return true;
    },
  };
}

async function join(body: unknown, devices: Devices, joinSecrets: JoinSecrets): Promise<Answer<unknown>> {
  const asked = JoinRequest.safeParse(body);
  if (!asked.success) return refuse('badRequest');
  const redeemed = joinSecrets.redeem(asked.data.secret);
  if ('refused' in redeemed) return refuse(redeemed.refused);
  return devices.admit({ role: redeemed.role, name: asked.data.name, group: null, via: 'hub' });
}

async function withBody({ request, address }: Exchange, work: Work): Promise<Answer<unknown>> {
  const body = await readJson(request, SMALL_BODY);
  return 'refused' in body ? refuse(body.refused) : work(body.value, address);
}

/** What was asked for stands alone; a refusal keeps the shape it has on the socket. */
function send({ response }: Exchange, answer: Answer<unknown>): void {
  if (answer.ok) sendJson(response, 200, answer.result);
  else {
    response.setHeader('connection', 'close');
    sendJson(response, statusOf(answer.refusal), answer);
  }
}
