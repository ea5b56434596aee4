import type { Histogram } from 'prom-client';

/**
 * Observes values under cached label sets: the library hashes the labels on each call.
 * @param names of the labels; their values must come from short lists
 */
export function labelledObserver<Label extends string>(
  histogram: Histogram<Label>,
  names: readonly Label[],
): (labels: Record<Label, string>, value: number) => void {
  const places = new Map<string, Histogram.Internal<Label>>();
  return (labels, value) => {
    const key = names.map((name) => labels[name]).join(' ');
    let place = places.get(key);
    if (place === undefined) {
      place = histogram.labels(labels);
      places.set(key, place);
    }
    place.observe(value);
  };
}
