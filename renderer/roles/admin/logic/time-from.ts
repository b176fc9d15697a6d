/** What people type for a time of day (`8`, `830`, `8.30`, `8h30`) as `08:30`; what is no time stays as it is. */
export function timeFrom(typed: string): string {
  const found = /^\s*(\d{1,2})(?:\s*[:.hH]?\s*(\d{2}))?\s*[hH]?\s*$/.exec(typed);
  if (found === null) return typed;
  const [, hours = '', minutes = '00'] = found;
  return `${hours.padStart(2, '0')}:${minutes}`;
}
