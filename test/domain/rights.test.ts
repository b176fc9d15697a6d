import { describe, expect, it } from 'vitest';
import type { CommandBody } from '#contract/commands.ts';
import { COMMAND_TYPES } from '#contract/commands.ts';
import type { Actor } from '#domain/types.ts';
import { ADMIN, clerk, codeOf, KIOSK, openOffice, sitDown } from '../support/office.ts';

describe('rights', () => {
  const display: Actor = { kind: 'device', device: 'tv', role: 'display', person: null };
  it('[A1] [A2] [A3] each role may ask only what is its own', () => {
    const office = openOffice();
    const allowed = (actor: Actor) =>
      COMMAND_TYPES.filter(
        (type) =>
          !['notAllowed', 'notSignedIn'].includes(
            codeOf(office.run({ type, desk: 'dx', kind: 'band', id: 'x' } as unknown as CommandBody, actor)),
          ),
      );
    expect(allowed(KIOSK)).toEqual(['issue']);
    expect(allowed(display)).toEqual([]);
    expect(allowed(ADMIN).sort()).toEqual(['announce', 'closeDay', 'configure', 'issue', 'openDay']);
    expect(allowed({ kind: 'device', device: 'pc', role: 'desk', person: null })).toEqual([]);
    const desk = allowed(clerk(1));
    const notOfDesks = COMMAND_TYPES.filter((type) => !desk.includes(type));
    expect(notOfDesks.sort()).toEqual(['acceptPrint', 'closeDay', 'configure', 'openDay', 'reportPrint']);
  });

  it('[A4] a station does what its printers, dispensers and boxes need, and nothing of an office', () => {
    const office = openOffice();
    const station: Actor = { kind: 'device', device: 'pc', role: 'station', person: null };
    const asked = COMMAND_TYPES.map((type) => {
      const body = { type, desk: 'd1', service: 'A', band: null, job: 'j', kind: 'band', id: 'x' };
      return [type, codeOf(office.run(body as unknown as CommandBody, station))] as const;
    });
    const refused = asked.filter(([, code]) => code === 'notAllowed').map(([type]) => type);
    expect(refused.sort()).toEqual([
      ...['announce', 'callVisit', 'cancel', 'closeDay', 'closeSession', 'configure', 'deliver', 'note', 'openDay'],
      ...['openSession', 'reactivate', 'reprint', 'settlePrint', 'walkOut'],
    ]);
    expect(asked).toContainEqual(['issue', 'done']);
    expect(asked).toContainEqual(['callNext', 'noSession']);
    sitDown(office, 1);
    expect(codeOf(office.run({ type: 'callNext', desk: 'd1', outcome: null }, station))).toBe('notAllowed');
  });
});
