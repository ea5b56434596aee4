/** Texts of reusable UI components. */
export const uiTexts = {
  copy: (what: string) => `Copy ${what}`,
  copyWay: (kind: string, value: string) => `${kind} ${value}`,
  copied: 'Copied',
  copyRefused: 'The browser refused to copy',
  absent: 'None in Clio',
  request: (reference: string) => `Request ${reference}`,
  pixels: (width: string) => `${width} pixels`,
  dragToWiden: 'Drag to widen the list; double-click for the usual width',
  related: 'Related',
  asking: 'Asking Clio',
  tryAgain: 'Try again',
} as const;
