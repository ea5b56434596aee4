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
  /** The selected value; empty for all. */
  value: string;
  options: readonly Choice[];
}

interface ListControlsProps {
  /** Name of the fixed order; null if the order can be selected. */
  ranked: string | null;
  sort?: string;
  sorts?: readonly Choice[];
  onSort?: (sort: string) => void;
  filters: readonly Filter[];
  onFilter: (name: string, value: string) => void;
  isOpen: boolean;
  onToggle: () => void;
  /** Focus targets of commands: the order and the filters. */
  sortRef?: Ref<HTMLSelectElement>;
  panelRef: Ref<HTMLDivElement>;
  /** Further controls beside the order. */
  beside?: ReactNode;
  /** Actions on the filtered list, always in sight. */
  actions?: ReactNode;
  /** Further actions, shown with the filters. */
  children?: ReactNode;
}

/** Order and filters of a list: one line, and a second one for the filters when they are open. */
export function ListControls(props: ListControlsProps) {
  const {
    ranked,
    sort,
    sorts = [],
    onSort,
    filters,
    onFilter,
    isOpen,
    onToggle,
    sortRef,
    panelRef,
    beside,
    actions,
    children,
  } = props;
  const active = filters.filter(({ value }) => value !== '').length;
  const panel = useId();
  return (
    <div className={styles.controls}>
      <div className={styles.line}>
        {ranked === null ? (
          <label>
            <span className="visually-hidden">{listsTexts.order}</span>
            <select ref={sortRef} value={sort} onChange={(event) => onSort?.(event.target.value)}>
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
        {actions}
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
        {children && <div className={styles.more}>{children}</div>}
      </div>
    </div>
  );
}
