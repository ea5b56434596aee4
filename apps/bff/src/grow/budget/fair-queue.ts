import { PRIORITIES, type Priority } from './budget.ts';

/** Priority and person by which a request is queued. */
export interface QueueKey {
  priority: Priority;
  person: string;
}

/** Queued items in the order in which they are served. */
export interface FairQueue<Item extends QueueKey> {
  readonly size: number;
  push(item: Item): void;
  /** Adds an item in front of all others. */
  pushFirst(item: Item): void;
  shift(): Item | undefined;
  remove(item: Item): void;
  /** Number of items served before one that joined now. */
  turnsBefore(key: QueueKey): number;
  countOf(person: string): number;
  /** Last item of the longest lane at or below a priority; undefined if no lane is longer than `more`. */
  longestLane(priority: Priority, more: number): Item | undefined;
  /** Empties the queue. */
  drain(): Item[];
}

/**
 * Strict priority between levels, round-robin between people within a level, so that one person's burst delays others
 * by at most one slot per round.
 */
export function createFairQueue<Item extends QueueKey>(): FairQueue<Item> {
  const ahead: Item[] = [];
  /** Per priority, people in the order of their next turn, with their queued items. */
  const lanes = Object.fromEntries(PRIORITIES.map((name) => [name, new Map<string, Item[]>()])) as Record<
    Priority,
    Map<string, Item[]>
  >;

  return {
    get size() {
      return ahead.length + PRIORITIES.reduce((sum, name) => sum + laneSize(name), 0);
    },
    push(item) {
      const lane = lanes[item.priority];
      const own = lane.get(item.person);
      if (own === undefined) lane.set(item.person, [item]);
      else own.push(item);
    },
    pushFirst(item) {
      ahead.unshift(item);
    },
    shift() {
      if (ahead.length > 0) return ahead.shift();
      for (const name of PRIORITIES) {
        const [turn] = lanes[name];
        if (turn === undefined) continue;
        const [person, own] = turn;
        const item = own.shift();
        // To the end: all other people have a turn first.
        lanes[name].delete(person);
        if (own.length > 0) lanes[name].set(person, own);
        return item;
      }
      return undefined;
    },
    remove(item) {
      if (drop(ahead, item)) return;
      const lane = lanes[item.priority];
      const own = lane.get(item.person);
      if (own !== undefined && drop(own, item) && own.length === 0) lane.delete(item.person);
    },
    turnsBefore({ priority, person }) {
      const higher = PRIORITIES.slice(0, PRIORITIES.indexOf(priority));
      const queued = lanes[priority].get(person)?.length ?? 0;
      let turns = ahead.length + higher.reduce((sum, name) => sum + laneSize(name), 0);
      // Each other person has at most one turn more before the new item than this person has items queued.
      for (const [other, own] of lanes[priority]) turns += other === person ? queued : Math.min(own.length, queued + 1);
      return turns;
    },
    countOf(person) {
      const inLanes = PRIORITIES.reduce((sum, name) => sum + (lanes[name].get(person)?.length ?? 0), 0);
      return inLanes + ahead.filter((item) => item.person === person).length;
    },
    longestLane(priority, more) {
      let found: Item | undefined;
      let most = more;
      for (const name of PRIORITIES.slice(PRIORITIES.indexOf(priority))) {
        for (const own of lanes[name].values()) {
          if (own.length <= most) continue;
          most = own.length;
          found = own.at(-1);
        }
      }
      return found;
    },
    drain() {
      const all = [...ahead.splice(0)];
      for (const name of PRIORITIES) {
        for (const own of lanes[name].values()) all.push(...own);
        lanes[name].clear();
      }
      return all;
    },
  };

  function laneSize(name: Priority): number {
    let size = 0;
    for (const own of lanes[name].values()) size += own.length;
    return size;
  }
}

function drop<Item>(list: Item[], item: Item): boolean {
  const index = list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
  return index >= 0;
}
