/**
 * A complete email address: a mailbox without quotes, and a domain with at least one dot. In any script: Clio decides
 * which of them it takes.
 * @see RFC 5321 §4.1.2, RFC 6531 §3.3
 */
export const EMAIL_ADDRESS =
  /^(?!\.)(?!.*\.[.@])[^\s@"(),:;<>[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;

export function isEmailAddress(text: string): boolean {
  return EMAIL_ADDRESS.test(text);
}
