/** Texts of reusable UI components. */
export const uiTexts = {
  copy: (what: string) => `Copy ${what}`,
  copyWay: (kind: string, value: string) => `${kind} ${value}`,
  copied: 'Copied',
  copyRefused: 'Couldn’t copy',
  absent: 'Not on file',
  request: (reference: string) => `Request ${reference}`,
  pixels: (width: string) => `${width} pixels`,
  dragToWiden: 'Drag to resize; double-click to reset',
  related: 'Related',
  asking: 'Loading',
  tryAgain: 'Try again',
} as const;
