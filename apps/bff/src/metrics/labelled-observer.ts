import type { Histogram } from 'prom-client';

/**
 * Observes under labels whose place in the histogram is looked up once: the library hashes them with each call.
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
