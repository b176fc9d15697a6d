import type { Refusal } from '#contract/refusals.ts';
import type { SETTINGS } from '#contract/settings.ts';

/** What is wrong with one field, as the name of a sentence and the facts it needs. */
export interface Problem {
  key:
    | 'required'
    | 'tooLong'
    | 'tooSmall'
    | 'tooLarge'
    | 'notNumber'
    | 'chooseOne'
    | 'tooMany'
    | 'letters'
    | 'time'
    | 'endsLater'
    | 'zone'
    | 'host'
    | 'devicePath'
    | 'usbId'
    | 'queue'
    | 'keyName'
    | 'keyCode'
    | 'keptKey'
    | 'logo'
    | 'plug'
    | 'pattern'
    | 'escapes'
    | 'keyPlace'
    | 'noNumber'
    | 'noOutcome'
    | 'twice'
    | 'gone'
    | 'invalid';
  count: number;
}
/** What the contract's schemas say of a value that does not fit. */
type Issue = NonNullable<ReturnType<(typeof SETTINGS)['site']['safeParse']>['error']>['issues'][number];

/** Problems by the path of their field, `name.en` or `hours.0.from`. */
export type Problems = ReadonlyMap<string, Problem>;

/** One problem a field: the first that its schema found. */
export function problemsOf(issues: readonly Issue[]): Problems {
  const found = new Map<string, Problem>();
  for (const issue of issues) {
    const path = issue.path.map(String).join('.');
    if (!found.has(path)) found.set(path, problemOf(issue, path));
  }
  return found;
}

function problemOf(issue: Issue, path: string): Problem {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), path);
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), path);
    case 'invalid_type':
      return { key: issue.expected === 'number' || issue.expected === 'int' ? 'notNumber' : 'required', count: 0 };
    case 'invalid_format':
      return { key: formatOf(path), count: 0 };
    case 'custom':
      return { key: CUSTOM[issue.message] ?? formatOf(path), count: 0 };
    default:
      return { key: 'invalid', count: 0 };
  }
}

function tooSmall(origin: string, count: number, path: string): Problem {
  if (origin === 'string') return { key: path.endsWith('png') ? 'logo' : 'required', count };
  return origin === 'array' ? { key: 'chooseOne', count } : { key: 'tooSmall', count };
}

function tooBig(origin: string, count: number, path: string): Problem {
  if (origin === 'string') return path.endsWith('png') ? { key: 'logo', count } : { key: 'tooLong', count };
  return origin === 'array' ? { key: 'tooMany', count } : { key: 'tooLarge', count };
}

/** By the last part of the path: what the field would like to read. */
const FORMATS: Record<string, Problem['key']> = {
  zone: 'zone',
  letter: 'letters',
  from: 'time',
  to: 'time',
  dayBoundary: 'time',
  station: 'required',
  desk: 'required',
  service: 'required',
  host: 'host',
  path: 'devicePath',
  vendorId: 'usbId',
  productId: 'usbId',
  queue: 'queue',
  key: 'keyName',
  code: 'keyCode',
  png: 'logo',
};
const formatOf = (path: string): Problem['key'] => FORMATS[path.slice(path.lastIndexOf('.') + 1)] ?? 'invalid';

/** The field that the hub did not accept, `value.connection.host` in its words; null when it named none of the value's. */
export function problemAtHub({ code, params }: Refusal, value: object): Problems | null {
  const { field, id } = params;
  if (code === 'badRequest' && typeof field === 'string' && field.startsWith(VALUE))
    return new Map([[field.slice(VALUE.length), { key: 'invalid', count: 0 }]]);
  const path = code === 'unknownReference' && typeof id === 'string' ? pathOf(id, value) : undefined;
  return path === undefined ? null : new Map([[path, { key: 'gone', count: 0 }]]);
}
const VALUE = 'value.';

/** Where this text stands in a value. */
function pathOf(text: string, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    if (part === text) return key;
    const within = pathOf(text, part);
    if (within !== undefined) return `${key}.${within}`;
  }
  return undefined;
}

/** What the contract says of values that only a rule of its own can judge. */
const CUSTOM: Record<string, Problem['key']> = {
  'at least one language': 'required',
  notPng: 'logo',
  plug: 'plug',
  pattern: 'pattern',
  escapes: 'escapes',
  keyPlace: 'keyPlace',
  noNumber: 'noNumber',
  noOutcome: 'noOutcome',
  endsLater: 'endsLater',
  twice: 'twice',
  kept: 'keptKey',
};

/** The first problem of a field or of anything within it. */
export function problemAt(problems: Problems, path: string): Problem | undefined {
  for (const [at, problem] of problems) if (at === path || at.startsWith(`${path}.`)) return problem;
  return undefined;
}
