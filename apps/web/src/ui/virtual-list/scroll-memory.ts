/** Where a list was left: the row at its top, and the record that `j` goes on from. */
export interface ScrollPosition {
  /** In rows, so that coming back finds the same ones, whatever their height is then. */
  top: number;
  cursor: { id: number; index: number } | null;
}

const KEY = 'desk.places';
/** So many lists are remembered; the one that was left longest ago is forgotten first. */
const MAX_LISTS = 20;
const START: ScrollPosition = { top: 0, cursor: null };

let places: Map<string, ScrollPosition> | undefined;

/** Where a list was left in this tab, over reloads too. */
export function scrollPositionOf(name: string): ScrollPosition {
  return known().get(digest(name)) ?? START;
}

export function saveScrollPosition(name: string, place: Partial<ScrollPosition>): void {
  const key = digest(name);
  const before = scrollPositionOf(name);
  known().delete(key);
  known().set(key, { ...before, ...place });
}

function known(): Map<string, ScrollPosition> {
  if (places !== undefined) return places;
  const restored = restore();
  places = restored;
  addEventListener('pagehide', () => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify([...restored].slice(-MAX_LISTS)));
    } catch {
      // Storage may be full or switched off: then a reload begins at the top.
    }
  });
  return restored;
}

function restore(): Map<string, ScrollPosition> {
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string, ScrollPosition][];
    return new Map(stored.filter(([name, place]) => typeof name === 'string' && Number.isFinite(place.top)));
  } catch {
    return new Map();
  }
}

/** A list's name holds what was searched for, which is nobody's to read in storage. FNV-1a. */
function digest(name: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
