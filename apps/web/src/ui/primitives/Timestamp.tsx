interface MomentProps {
  /** ISO 8601, as received. */
  dateTime: string;
  /** The full time with its zone, where the text is shorter. */
  title?: string | undefined;
  className?: string | undefined;
  children: string;
}

/** A point in time: readable text, with the exact time in its title and for machines. */
export function Timestamp({ dateTime, title, className, children }: MomentProps) {
  return (
    <time dateTime={dateTime} title={title} className={className}>
      {children}
    </time>
  );
}
