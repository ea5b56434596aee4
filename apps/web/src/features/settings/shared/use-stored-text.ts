import { useState } from 'react';

/**
 * Text of a form that outlives a reload and a new sign-in of this tab: none of it is about clients.
 * @param name of the field among all fields
 */
export function useStoredText(name: string): [text: string, setText: (text: string) => void] {
  const key = `desk.form.${name}`;
  const [text, setText] = useState(() => {
    try {
      return sessionStorage.getItem(key) ?? '';
    } catch {
      return '';
    }
  });
  const change = (next: string) => {
    setText(next);
    try {
      if (next === '') sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, next);
    } catch {
      // Blocked or full: it lives on this page.
    }
  };
  return [text, change];
}
