/** Texts of the shortcuts dialog. */
export const shortcutTexts = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  writing: {
    group: 'While writing',
    send: 'Send the note',
    leave: 'Leave the field, keep the draft',
    mod: 'Ctrl or ⌘',
  },
} as const;
