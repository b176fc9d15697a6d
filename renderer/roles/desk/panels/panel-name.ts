/** What can take the place of the actions, one at a time. `end` and `next` ask how the visit ended, then go on. */
export type PanelName =
  | 'end'
  | 'next'
  | 'park'
  | 'transfer'
  | 'walkUp'
  | 'more'
  | 'break'
  | 'note'
  | 'deliver'
  | 'issue'
  | 'announce'
  | 'profile'
  | 'keys'
  | 'shortcuts';
