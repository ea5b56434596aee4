/** Texts of the shortcuts dialog. */
export const shortcutTexts = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  writing: {
    group: 'While writing',
    send: 'Send note',
    leave: 'Close and keep the draft',
    mod: 'Ctrl or ⌘',
  },
} as const;
