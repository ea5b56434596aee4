import { PRIORITIES, type Priority } from './budget.ts';

/** Where somebody waits. */
export interface QueueKey {
  priority: Priority;
  person: string;
}

/** Those who wait, in the order in which their turn comes. */
export interface FairQueue<Item extends QueueKey> {
  readonly size: number;
  push(item: Item): void;
  /** Before everybody. */
  pushFirst(item: Item): void;
  shift(): Item | undefined;
  remove(item: Item): void;
  /** How many turns come before that of one who joined now. */
  turnsBefore(place: QueueKey): number;
  countOf(person: string): number;
  /** The last one of whoever waits with most in a priority below or at the given one; undefined when nobody has more than `more`. */
  longestLane(priority: Priority, more: number): Item | undefined;
  /** Empties the queue. */
  drain(): Item[];
}

/**
 * Strict order between priorities; within one, people take turns, so that a flood of one of them costs the others one turn
 * each time and no more.
 */
export function createFairQueue<Item extends QueueKey>(): FairQueue<Item> {
  const ahead: Item[] = [];
  /** In each priority the people in the order of their next turn, with what each of them waits for. */
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
        // To the end: everybody else has a turn first.
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
      const place = lanes[priority].get(person)?.length ?? 0;
      let turns = ahead.length + higher.reduce((sum, name) => sum + laneSize(name), 0);
      // Everybody else has as many turns before mine as I have waiting already, and one more.
      for (const [other, own] of lanes[priority]) turns += other === person ? place : Math.min(own.length, place + 1);
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
