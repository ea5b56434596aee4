import { z } from 'zod/mini';

/**
 * What the contract says of a schema beyond what the code insists on: the code tolerates missing and unknown fields, since
 * Grow may add and roll out at any time, while the OpenAPI document states what was promised.
 */
export interface ContractFacts {
  /** Name under `components.schemas`. */
  id?: string;
  description?: string;
  type?: string;
  format?: string;
  pattern?: string;
  examples?: readonly unknown[];
  minLength?: number;
  maxLength?: number;
  /** Fields that are always there, though perhaps null. */
  required?: readonly string[];
  /** The contract closes this object: no other fields. */
  additionalProperties?: false;
  items?: object;
}

/** The facts, by schema. They go into the OpenAPI document and change nothing in the code. */
export const contract = z.registry<ContractFacts>();
