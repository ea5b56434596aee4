/** A missing or invalid setting. Its message is one line for the operator and contains no secret. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}
