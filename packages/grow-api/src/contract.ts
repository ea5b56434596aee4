import { z } from 'zod/mini';

/**
 * What the contract states about a schema beyond what the code requires. The code tolerates missing and unknown fields,
 * since Grow can add fields at any time; the OpenAPI document states what was promised.
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
  /** Fields that are always present, but can be null. */
  required?: readonly string[];
  /** The contract allows no other fields in this object. */
  additionalProperties?: false;
  items?: object;
}

/** The facts by schema. They go into the OpenAPI document and do not affect the code. */
export const contract = z.registry<ContractFacts>();
