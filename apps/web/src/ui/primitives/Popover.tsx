import { useId, useRef, useState, type ReactNode, type ToggleEvent } from 'react';
import styles from './Popover.module.css';
import { joinClasses } from './join-classes.ts';

interface PopoverProps {
  /** Accessible name of the button. */
  label: string;
  /** The button's sign. */
  sign: ReactNode;
  className?: string | undefined;
  /** True if its content is a set of actions: a press on one closes it. */
  isMenu?: boolean;
  children: ReactNode;
}

/** Gap between the button and the panel, and between the panel and the window's edge, in pixels. */
const GAP = 6;
const MARGIN = 8;

/** A button that opens a panel beside it, in the browser's top layer: nothing on the page moves or covers it. */
export function Popover({ label, sign, className, isMenu = false, children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const place = ({ newState }: ToggleEvent<HTMLDivElement>) => {
    setIsOpen(newState === 'open');
    const at = button.current?.getBoundingClientRect();
    if (newState !== 'open' || at === undefined || panel.current === null) return;
    const isLow = at.top > window.innerHeight / 2;
    const isRight = at.left > window.innerWidth / 2;
    Object.assign(panel.current.style, {
      top: isLow ? 'auto' : `${at.bottom + GAP}px`,
      bottom: isLow ? `${window.innerHeight - at.top + GAP}px` : 'auto',
      left: isRight ? 'auto' : `${Math.max(MARGIN, at.left)}px`,
      right: isRight ? `${Math.max(MARGIN, window.innerWidth - at.right)}px` : 'auto',
    });
  };
  const close = () => panel.current?.hidePopover();
  return (
    <span
      className={styles.anchor}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        // Closes the panel, and not the record under it.
        event.preventDefault();
        event.stopPropagation();
        close();
        button.current?.focus();
      }}
    >
      <button
        type="button"
        ref={button}
        className={joinClasses(styles.button, className)}
        aria-label={label}
        title={isOpen ? undefined : label}
        aria-expanded={isOpen}
        popoverTarget={id}
      >
        {sign}
      </button>
      <div
        id={id}
        ref={panel}
        popover="auto"
        role="group"
        aria-label={label}
        className={joinClasses(styles.panel, isMenu && styles.menu)}
        onBeforeToggle={place}
        onClick={(event) => {
          if (isMenu && event.target instanceof Element && event.target.closest('a, button') !== null) close();
        }}
      >
        {isOpen && children}
      </div>
    </span>
  );
}
