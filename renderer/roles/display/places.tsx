import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { DeskId } from '#contract/ids.ts';
import type { PlaceRow } from '#contract/views.ts';

/** Name of a desk and the way to it. */
type Place = Pick<PlaceRow, 'name' | 'place' | 'arrow'>;

const NOWHERE: Place = { name: {}, place: null, arrow: 'none' };
const Places = createContext<ReadonlyMap<DeskId, Place>>(new Map());

/** Tells every part of the display where the desks are. */
export function PlacesProvider({ rows, children }: { rows: readonly PlaceRow[]; children: ReactNode }) {
  const places = useMemo(() => new Map(rows.map((row) => [row.desk, row])), [rows]);
  return <Places.Provider value={places}>{children}</Places.Provider>;
}

export type PlaceOf = (desk: DeskId | undefined) => Place;

/** Where each desk is; nothing of a desk that the office has removed since. */
export function usePlaces(): PlaceOf {
  const places = useContext(Places);
  return (desk) => places.get(desk ?? '') ?? NOWHERE;
}

/** Where one desk is. */
export const usePlace: PlaceOf = (desk) => usePlaces()(desk);
