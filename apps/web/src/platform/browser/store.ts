import { useSyncExternalStore } from 'react';

type Unsubscribe = () => void;

/** The listeners of one event. */
export interface Listeners<Args extends unknown[] = []> {
  /** @returns unsubscribes */
  subscribe: (listener: (...args: Args) => void) => Unsubscribe;
  notify: (...args: Args) => void;
}

export function createListeners<Args extends unknown[] = []>(): Listeners<Args> {
  const listeners = new Set<(...args: Args) => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    notify(...args) {
      for (const listener of listeners) listener(...args);
    },
  };
}

/** A value of one module that components follow. */
export interface Store<Value> {
  get: () => Value;
  /** Notifies the listeners, unless the value is the same. */
  set: (next: Value) => void;
  subscribe: (listener: () => void) => Unsubscribe;
}

export function createStore<Value>(initial: Value): Store<Value> {
  const { subscribe, notify } = createListeners();
  let value = initial;
  return {
    get: () => value,
    set(next) {
      if (next === value) return;
      value = next;
      notify();
    },
    subscribe,
  };
}

/**
 * Follows a store, or a part of its value.
 * @param select must return the same part while it has not changed
 */
export function useStore<Value>(store: Pick<Store<Value>, 'get' | 'subscribe'>): Value;
export function useStore<Value, Part>(store: Store<Value>, select: (value: Value) => Part): Part;
export function useStore<Value>(
  { get, subscribe }: Pick<Store<Value>, 'get' | 'subscribe'>,
  select: (value: Value) => unknown = (value) => value,
): unknown {
  return useSyncExternalStore(subscribe, () => select(get()));
}
