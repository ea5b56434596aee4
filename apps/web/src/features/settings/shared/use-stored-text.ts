import { useState } from 'react';

/**
 * Text of a form field in session storage: survives a reload and a new sign-in in this tab. Contains no client data.
 * @param name unique among all fields
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
      // Storage is blocked or full: the text lives in this page only.
    }
  };
  return [text, change];
}
