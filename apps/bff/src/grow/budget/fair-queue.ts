import { PRIORITIES, type Priority } from './budget.ts';

/** Priority and person by which a request is queued. */
export interface QueueKey {
  priority: Priority;
  person: string;
}

/** Whose turn is next. */
export interface NextTurn {
  /** Null for a request that skips the queue. */
  key: QueueKey | null;
  /** When this person's turn began to wait, by the monotonic clock: after their last one, or when they joined. */
  since: number;
}

/** Queued items in the order in which they are served. */
export interface FairQueue<Item extends QueueKey> {
  readonly size: number;
  push(item: Item): void;
  /** Adds an item in front of all others. */
  pushFirst(item: Item): void;
  /** The turn of the item that `shift` would return. */
  first(): NextTurn | undefined;
  shift(): Item | undefined;
  /** Lets those of the level who wait for longer have a turn before this person, who was served elsewhere. */
  moveBack(priority: Priority, isPerson: (person: string) => boolean, servedAt: number): void;
  remove(item: Item): void;
  /** Number of items served before one that joined now. */
  turnsBefore(key: QueueKey): number;
  countOf(person: string): number;
  /** Last item of the longest lane at or below a priority; undefined if no lane is longer than `more`. */
  longestLane(priority: Priority, more: number): Item | undefined;
  /** Empties the queue. */
  drain(): Item[];
}

/** A person's queued items. */
interface Lane<Item> {
  items: Item[];
  /** @see NextTurn.since */
  since: number;
}

/**
 * Strict priority between levels, round-robin between people within a level, so that one person's burst delays others
 * by at most one slot per round.
 */
export function createFairQueue<Item extends QueueKey>(now: () => number): FairQueue<Item> {
  const ahead: { item: Item; since: number }[] = [];
  /** Per priority, people in the order of their next turn, with their queued items. */
  const lanes = Object.fromEntries(PRIORITIES.map((name) => [name, new Map<string, Lane<Item>>()])) as Record<
    Priority,
    Map<string, Lane<Item>>
  >;

  return {
    get size() {
      return ahead.length + PRIORITIES.reduce((sum, name) => sum + laneSize(name), 0);
    },
    push(item) {
      const lane = lanes[item.priority];
      const own = lane.get(item.person);
      if (own === undefined) lane.set(item.person, { items: [item], since: now() });
      else own.items.push(item);
    },
    pushFirst(item) {
      ahead.unshift({ item, since: now() });
    },
    first() {
      const [retry] = ahead;
      if (retry !== undefined) return { key: null, since: retry.since };
      const next = nextLane();
      if (next === undefined) return undefined;
      const { priority, person, lane } = next;
      return { key: { priority, person }, since: lane.since };
    },
    shift() {
      if (ahead.length > 0) return ahead.shift()?.item;
      const next = nextLane();
      if (next === undefined) return undefined;
      const { priority, person, lane } = next;
      const item = lane.items.shift();
      // To the end: all other people have a turn first.
      lanes[priority].delete(person);
      if (lane.items.length > 0) lanes[priority].set(person, { items: lane.items, since: now() });
      return item;
    },
    moveBack(priority, isPerson, servedAt) {
      const level = lanes[priority];
      const order = [...level];
      for (const [person, lane] of order) if (isPerson(person)) lane.since = Math.max(lane.since, servedAt);
      level.clear();
      for (const [person, lane] of order.toSorted(([, one], [, other]) => one.since - other.since))
        level.set(person, lane);
    },
    remove(item) {
      const index = ahead.findIndex((one) => one.item === item);
      if (index >= 0) return void ahead.splice(index, 1);
      const own = lanes[item.priority].get(item.person);
      if (own === undefined || !own.items.includes(item)) return;
      own.items.splice(own.items.indexOf(item), 1);
      if (own.items.length === 0) lanes[item.priority].delete(item.person);
    },
    turnsBefore({ priority, person }) {
      const higher = PRIORITIES.slice(0, PRIORITIES.indexOf(priority));
      const queued = lanes[priority].get(person)?.items.length ?? 0;
      let turns = ahead.length + higher.reduce((sum, name) => sum + laneSize(name), 0);
      // Each other person has at most one turn more before the new item than this person has items queued.
      for (const [other, { items }] of lanes[priority])
        turns += other === person ? queued : Math.min(items.length, queued + 1);
      return turns;
    },
    countOf(person) {
      const inLanes = PRIORITIES.reduce((sum, name) => sum + (lanes[name].get(person)?.items.length ?? 0), 0);
      return inLanes + ahead.filter(({ item }) => item.person === person).length;
    },
    longestLane(priority, more) {
      let found: Item | undefined;
      let most = more;
      for (const name of PRIORITIES.slice(PRIORITIES.indexOf(priority))) {
        for (const { items } of lanes[name].values()) {
          if (items.length <= most) continue;
          most = items.length;
          found = items.at(-1);
        }
      }
      return found;
    },
    drain() {
      const all = ahead.splice(0).map(({ item }) => item);
      for (const name of PRIORITIES) {
        for (const { items } of lanes[name].values()) all.push(...items);
        lanes[name].clear();
      }
      return all;
    },
  };

  function nextLane(): { priority: Priority; person: string; lane: Lane<Item> } | undefined {
    for (const priority of PRIORITIES) {
      const [first] = lanes[priority];
      if (first !== undefined) return { priority, person: first[0], lane: first[1] };
    }
    return undefined;
  }

  function laneSize(name: Priority): number {
    let size = 0;
    for (const { items } of lanes[name].values()) size += items.length;
    return size;
  }
}
