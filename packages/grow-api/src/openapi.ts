import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { growError, tooManyRequests } from './error.ts';
import { type Operation, type OperationId, operations } from './operations.ts';
import { QUERY_PARAMETERS } from './query.ts';
import { REGIONS, regionHosts } from './region.ts';
import { SCOPES } from './scope.ts';

type Json = Record<string, unknown>;

const JSON_TYPE = 'application/json';
const CODES: Readonly<Record<number, string>> = {
  400: 'The request is malformed: a parameter, a missing `data`, an unknown property.',
  401: 'The access token is missing, unknown, expired or revoked.',
  403: 'The access token lacks the permission.',
  404: 'There is no such record, or none that the caller may see.',
  422: 'The record breaks a rule.',
};

/**
 * Generates the contract as an OpenAPI 3.1 document, from the table of operations and the schemas.
 * @returns plain JSON; the same for the same sources
 * @see https://spec.openapis.org/oas/v3.1.1
 */
export function openapi(): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const id of Object.keys(operations) as OperationId[]) {
    const operation: Operation = operations[id];
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describe(id, operation, schemas),
    };
  }
  const responses = {
    TooManyRequests: {
      description: 'More than three requests in a second, summed over all people of the application.',
      content: content(tooManyRequests, schemas),
    },
    NotModified: { description: 'The caller has this version already.' },
    ...Object.fromEntries(
      Object.entries(CODES).map(([status, description]) => [
        `Error${status}`,
        { description, content: content(growError, schemas) },
      ]),
    ),
  };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Clio Grow API',
      version: '2026-09',
      description: 'The part of the contract that Intake Desk is built on, written down from public documents.',
    },
    servers: REGIONS.map((region) => ({ url: regionHosts(region).api, description: region.toUpperCase() })),
    security: [{ oauth: [] }],
    paths,
    components: { schemas: sorted(schemas), responses, securitySchemes: { oauth: oauth() } },
  };
}

function describe(id: OperationId, operation: Operation, schemas: Json): Json {
  const { path, query, required = [], status, errors, body, response: answer, scope } = operation;
  const isSingle = operation.method === 'GET' && !id.startsWith('list');
  const success = answer === undefined ? {} : { content: content(answer, schemas) };
  return {
    operationId: id,
    ...(scope !== null && { security: [{ oauth: [scope] }] }),
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'integer', format: 'int64' },
      })),
      ...query.map((name) => {
        const { description, ...schema } = jsonSchema(QUERY_PARAMETERS[name], schemas);
        return { name, in: 'query', description, required: required.includes(name), schema };
      }),
    ],
    ...(body && { requestBody: { required: true, content: { [JSON_TYPE]: { schema: envelope(body, schemas) } } } }),
    responses: {
      [status]: { description: 'Success.', ...(isSingle && { headers: VALIDATORS }), ...success },
      ...(isSingle && { 304: { $ref: '#/components/responses/NotModified' } }),
      ...Object.fromEntries(errors.map((error) => [error, { $ref: `#/components/responses/${named(error)}` }])),
    },
  };
}

/** @see Clio developer documentation, "ETags" */
const VALIDATORS = {
  ETag: { description: 'For If-None-Match.', schema: { type: 'string' } },
  'Last-Modified': { description: 'For If-Modified-Since.', schema: { type: 'string' } },
};

function named(status: number): string {
  return status === 429 ? 'TooManyRequests' : `Error${status}`;
}

function content(schema: z.ZodMiniType, schemas: Json): Json {
  return { [JSON_TYPE]: { schema: jsonSchema(schema, schemas) } };
}

function envelope(body: z.ZodMiniType, schemas: Json): Json {
  const data = jsonSchema(body, schemas);
  // The contract closes the envelope wherever it closes its content.
  const closed = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }).additionalProperties === false;
  return { type: 'object', required: ['data'], properties: { data }, ...(closed && { additionalProperties: false }) };
}

/** Converts one schema to JSON Schema; schemas with a name go to the components. */
function jsonSchema(schema: z.ZodMiniType, schemas: Json): Json {
  const converted = z.toJSONSchema(schema, {
    metadata: contract,
    io: 'input',
    override: ({ jsonSchema: made }) => {
      delete made.id;
      if (made.type === 'integer') {
        // These are the bounds of a JavaScript number, not of an int64.
        delete made.minimum;
        delete made.maximum;
      }
      if (made.type === 'boolean') delete made.enum;
      if (made.format === 'int64' || made.format === 'date-time') delete made.pattern;
    },
  });
  const text = JSON.stringify(converted).replaceAll('#/$defs/', '#/components/schemas/');
  const { $schema: _dialect, $defs: parts, ...rest } = JSON.parse(text) as Json;
  for (const [name, part] of Object.entries((parts ?? {}) as Json)) schemas[name] ??= part;
  return rest;
}

function sorted(values: Json): Json {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @see Clio developer documentation, "Authorization" and "App permissions" */
function oauth(): Json {
  const { auth } = regionHosts('us');
  return {
    type: 'oauth2',
    flows: {
      authorizationCode: {
        authorizationUrl: `${auth}/oauth/authorize`,
        tokenUrl: `${auth}/oauth/token`,
        refreshUrl: `${auth}/oauth/token`,
        scopes: Object.fromEntries(SCOPES.map((scope) => [scope, scope])),
      },
    },
  };
}
