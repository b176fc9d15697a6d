import type { StoreApi } from 'zustand/vanilla';
import type { CommandInput } from '#contract/commands.ts';
import type { Instant } from '#contract/ids.ts';
import type { Answer, ResultOf, ViewMessage, ViewName } from '#contract/wire.ts';
import type { HubStore } from './hub-store.ts';
import type { Payload, Reply, RequestName } from './requests.ts';

export type MessageListener = (message: ViewMessage, kind: 'snapshot' | 'change') => void;

/** Hub time in whole seconds, for what must move with it. */
export type HubClock = Pick<StoreApi<{ now: Instant }>, 'getState' | 'getInitialState' | 'subscribe'>;

/** What a screen holds of its hub. */
export interface Hub {
  readonly store: HubStore;
  readonly clock: HubClock;
  /** Resolves with the hub's answer, however long that takes; `store.unanswered` tells how it stands meanwhile. */
  send<C extends CommandInput>(command: C): Promise<Answer<ResultOf<C>>>;
  request<E extends RequestName>(event: E, payload: Payload<E>): Promise<Reply<E>>;
  /** Replaces the views that this screen follows. */
  watch(views: readonly ViewName[]): void;
  /** Every message in its order, after the store took it: for what must be announced once. Returns how to stop. */
  listen(listener: MessageListener): () => void;
  /** What the hub sends over HTTP to this device only, such as an export. @throws TypeError when the hub was not reached. */
  download(path: string): Promise<Response>;
  /** The same for what is asked with a body, such as a picture of a form; `signal` gives up. @throws TypeError, AbortError */
  post(path: string, body: object, signal: AbortSignal): Promise<Response>;
  /** Hub time, estimated; the device's own clock before the first message. */
  now(): Instant;
  /** The computer slept or somebody else used it: makes sure at once that what is shown is current. */
  wake(): void;
  stop(): void;
}
