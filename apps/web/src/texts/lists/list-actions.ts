/** Texts that all lists share: header, notices, last line and printed page. */
export const listActionTexts = {
  oldestFirst: 'Oldest first',
  inAll: (count: string) => `${count} total.`,
  /** @param isPartial true if Clio has more rows than the file */
  saved: (count: string, isPartial: boolean) => `${count} rows exported.${isPartial ? ' Clio has more.' : ''}`,
  print: 'Print list',
  printing: 'Preparing to print…',
  printed: (count: string) => `${count} rows printed.`,
  printedCut: (count: string, total: string) =>
    `First ${count} of ${total} rows printed. Filter the list to print fewer.`,
  printedPartial: 'Still syncing: some rows may be missing.',
  sheet: {
    rows: (count: string) => `${count} rows`,
    cut: (count: string, total: string) => `first ${count} of ${total} rows`,
    unfiltered: 'no filters',
    filter: (label: string, value: string) => `${label}: ${value}`,
    printedBy: (person: string, when: string) => `Printed by ${person}, ${when}`,
    onlyInSight: 'Only visible rows are printed. Use “Print list” for all.',
  },
} as const;
