import { useState } from 'react';
import { hasFilters } from './list-filters.ts';

/** Whether a list's filters are on the screen: by hand, and whenever the list comes with some. */
export function useFilterPanel(query: string): readonly [isOpen: boolean, toggle: () => void] {
  const [isOpen, setIsOpen] = useState(hasFilters(query));
  const [seen, setSeen] = useState(query);
  if (seen !== query) {
    setSeen(query);
    if (hasFilters(query)) setIsOpen(true);
  }
  return [isOpen, () => setIsOpen(!isOpen)];
}
