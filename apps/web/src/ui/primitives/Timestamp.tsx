interface MomentProps {
  /** ISO 8601, as it came. */
  dateTime: string;
  /** The same in full, with its zone; left out only where nobody could read it. */
  title: string | undefined;
  className?: string | undefined;
  children: string;
}

/** An instant: words for people, the exact time in its title and for machines. */
export function Timestamp({ dateTime, title, className, children }: MomentProps) {
  return (
    <time dateTime={dateTime} title={title} className={className}>
      {children}
    </time>
  );
}
