// must find: lint/nursery/useExhaustiveSwitchCases
export function used(kind: 'call' | 'end'): number {
  switch (kind) {
    case 'call':
      return 1;
  }
  return 0;
}
