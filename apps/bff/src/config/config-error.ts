/** A setting that is missing or wrong. Its message is one line for the operator and shows no secret. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}
