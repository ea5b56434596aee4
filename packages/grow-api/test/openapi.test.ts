import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openapi } from '@intake-desk/grow-api/openapi';
import { operations } from '@intake-desk/grow-api/operations';

interface Described {
  operationId: string;
  parameters: { name: string; required: boolean }[];
  responses: Record<string, unknown>;
}
const document = openapi() as {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, { required?: string[]; additionalProperties?: unknown }> };
};
const described = Object.values(document.paths).flatMap((path) => Object.values(path));

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1 according to an independent validator', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    expect(errors ?? []).toEqual([]);
    expect([valid, validator.version]).toEqual([true, '3.1']);
  });

  it('is rejected by that validator if it is invalid', async () => {
    const broken = structuredClone(document) as { paths: object };
    broken.paths = { '/contacts': { get: { responses: 'none' } } };
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });

  it('has all 24 operations with their parameters, success and documented errors', () => {
    expect(described.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(operations).sort());
    for (const { operationId, parameters, responses } of described) {
      const { query, path, status, errors } = operations[operationId as keyof typeof operations];
      const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.map(({ name }) => name)).toEqual([...ids, ...query]);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining([status, ...errors].map(String)));
    }
  });

  // Closed schemas and required fields of Grow's OpenAPI file of September 2026.
  it('states what the contract promises, not only what the code requires', () => {
    const { inbox_lead: lead, note, matter } = document.components.schemas;
    expect(lead?.required).toEqual(
      expect.arrayContaining(['first_name', 'last_name', 'email', 'phone_number', 'state']),
    );
    expect([lead?.additionalProperties, note?.additionalProperties]).toEqual([false, false]);
    expect(matter?.additionalProperties).not.toBe(false);
  });
});
