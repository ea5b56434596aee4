/** Position where a list was left: the row at its top, and the record that `j` continues from. */
export interface ScrollPosition {
  /** In rows, so that the same ones are restored at any row height. */
  top: number;
  cursor: { id: number; index: number } | null;
}

const KEY = 'desk.places';
/** Number of lists remembered; the one left longest ago is evicted first. */
const MAX_LISTS = 20;
const START: ScrollPosition = { top: 0, cursor: null };

let places: Map<string, ScrollPosition> | undefined;

/** Returns where a list was left in this tab, across reloads. */
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
      // Storage may be full or disabled: a reload then starts at the top.
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

/** Hashes a list's name with FNV-1a: it contains the search, which must not be readable in storage. */
function digest(name: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
