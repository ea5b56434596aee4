import { useId, type ReactNode, type Ref } from 'react';
import { listsTexts } from '#src/texts/lists/lists.ts';
import styles from './ListControls.module.css';

interface Choice {
  value: string;
  label: string;
}

export interface Filter {
  name: string;
  label: string;
  /** The value that is on; empty for all. */
  value: string;
  options: readonly Choice[];
}

interface ListControlsProps {
  /** In words, the order that nobody can choose; null where it is chosen. */
  ranked: string | null;
  sort: string;
  sorts: readonly Choice[];
  onSort: (sort: string) => void;
  filters: readonly Filter[];
  onFilter: (name: string, value: string) => void;
  isOpen: boolean;
  onToggle: () => void;
  /** What commands lead to: the order, and the filters. */
  sortRef: Ref<HTMLSelectElement>;
  panelRef: Ref<HTMLDivElement>;
  /** What else is chosen of the list, beside its order. */
  beside?: ReactNode;
  /** What else can be done with the list as it is filtered. */
  children?: ReactNode;
}

/** Order and filters of a list: one quiet line, and one more for the filters when they are wanted. */
export function ListControls(props: ListControlsProps) {
  const { ranked, sort, sorts, onSort, filters, onFilter, isOpen, onToggle, sortRef, panelRef, beside, children } =
    props;
  const active = filters.filter(({ value }) => value !== '').length;
  const panel = useId();
  return (
    <div className={styles.controls}>
      <div className={styles.line}>
        {ranked === null ? (
          <label className={styles.sort}>
            <span className="visually-hidden">{listsTexts.order}</span>
            <select ref={sortRef} value={sort} onChange={(event) => onSort(event.target.value)}>
              {sorts.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <span>{ranked}</span>
        )}
        {filters.length > 0 && (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-controls={panel}
            onClick={onToggle}
          >
            {active === 0 ? listsTexts.filter : listsTexts.filtersOn(String(active))}
          </button>
        )}
        {beside}
      </div>
      <div id={panel} ref={panelRef} className={styles.filters} hidden={!isOpen}>
        {filters.map(({ name, label, value, options }) => (
          <label key={name}>
            <span>{label}</span>
            <select value={value} onChange={(event) => onFilter(name, event.target.value)} data-on={value !== ''}>
              <option value="">{listsTexts.all}</option>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </label>
        ))}
        {children !== undefined && <div className={styles.more}>{children}</div>}
      </div>
    </div>
  );
}
