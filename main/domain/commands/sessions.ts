import type { CommandBodyOf, CommandResults } from '#contract/commands.ts';
import type { EventBody } from '#contract/events.ts';
import type { PersonId, ProfileId } from '#contract/ids.ts';
import { atDesk } from '#domain/at-desk.ts';
import { done, refuse } from '#domain/outcome.ts';
import type { State } from '#domain/state.ts';
import type { Context, Decision, Refused } from '#domain/types.ts';

/** [S1] [S2] [S6] */
export function openSession(
  state: State,
  command: CommandBodyOf<'openSession'>,
  context: Context,
): Decision<CommandResults['openSession']> {
  const { desk, profile, autoCall } = command;
  const { actor } = context;
  if (actor.kind !== 'device' || actor.person === null) return refuse('notSignedIn');
  const { person, device } = actor;
  const no = notAvailable(state, desk) ?? profileRefused(state, person, profile);
  if (no) return no;
  const own = state.sessionOfPerson(person);
  if (own && own.desk !== desk) return refuse('personElsewhere', { desk: own.desk });
  const holder = state.sessionOf(desk);
  if (holder && holder.person !== person) return refuse('deskTaken', { person: holder.person });
  const session = own?.id ?? context.newId();
  const event: EventBody = own
    ? { type: 'sessionChanged', session, profile, autoCall, device }
    : { type: 'sessionOpened', session, desk, person, profile, device, autoCall };
  return done(context, [event], { session });
}

function notAvailable(state: State, desk: string): Refused | null {
  const setting = state.setting('desk', desk)?.value;
  if (!setting?.enabled) return refuse('unknownDesk');
  return state.openDay() ? null : refuse('dayClosed');
}

function profileRefused(state: State, person: PersonId, profile: ProfileId): Refused | null {
  const setting = state.setting('person', person)?.value;
  if (!setting?.enabled) return refuse('unknownPerson');
  if (!state.setting('profile', profile)) return refuse('unknownProfile');
  const granted = setting.profiles.length === 0 || setting.profiles.includes(profile);
  return granted ? null : refuse('profileNotYours');
}

/** [S3] */
export function closeSession(
  state: State,
  { desk }: CommandBodyOf<'closeSession'>,
  context: Context,
): Decision<CommandResults['closeSession']> {
  const at = atDesk(state, desk, context);
  if (!at.ok) return at;
  if (at.session.visit !== null) return refuse('visitOpen');
  const session = at.session.id;
  return done(context, [{ type: 'sessionClosed', session, why: 'person' }], { session });
}

/** [S3] [S5] */
export function takeBreak(
  state: State,
  { desk, reason, until }: CommandBodyOf<'takeBreak'>,
  context: Context,
): Decision<CommandResults['takeBreak']> {
  const at = atDesk(state, desk, context);
  if (!at.ok) return at;
  if (at.session.visit !== null) return refuse('visitOpen');
  if (at.session.break) return refuse('onBreak');
  if (until !== null && until <= context.now) return refuse('timePassed');
  const session = at.session.id;
  return done(context, [{ type: 'breakTaken', session, reason, until }], { session });
}

/** [S5] */
export function resume(
  state: State,
  { desk }: CommandBodyOf<'resume'>,
  context: Context,
): Decision<CommandResults['resume']> {
  const at = atDesk(state, desk, context);
  if (!at.ok) return at;
  if (!at.session.break) return refuse('notOnBreak');
  const session = at.session.id;
  return done(context, [{ type: 'breakEnded', session }], { session });
}
