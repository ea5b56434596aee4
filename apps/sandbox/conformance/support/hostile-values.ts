import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

/** Text that has broken programs before, and any other. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 20 }),
  fc.integer().map(String),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ud800',
    '\udc00x',
    '\u202e\ufeff',
    '%',
    '%00',
    '%ff%fe',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    'toString',
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    '-1',
    '1.5',
    '1e308',
    'NaN',
    '0x10',
    '１２',
    '9'.repeat(400),
    '9223372036854775808',
    'true',
    'null',
    '2026-02-30',
    '+275760-09-13T00:00:00Z',
    '9999-12-31T23:59:59.999999999Z',
    'é'.repeat(3000),
    'x'.repeat(12_000),
  ),
);

const deep = (open: string, close: string, depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;

/** JSON, valid or nearly, that has broken parsers and programs. */
export const hostileJson: fc.Arbitrary<string> = fc.oneof(
  fc.json(),
  hostileText,
  fc.constantFrom(
    '',
    'null',
    '[]',
    '"data"',
    '{"data":',
    '{"data":{}}{"data":{}}',
    '\ufeff{"data":{}}',
    '{"data":{"__proto__":{"subject":"s"},"constructor":{"prototype":{"x":1}}}}',
    '{"__proto__":{"data":{"subject":"s","body":"b"}}}',
    '{"data":1,"data":{"subject":"s","body":"b"}}',
    '{"data":{"subject":"\\ud800","body":"\\u0000"}}',
    '{"data":{"name":1e999}}',
    '{"data":{"name":-0}}',
    '{"data":{"marketing_source":{"id":123456789012345678901234567890}}}',
    '{"data":{"name":"\\u0000"}}',
    '['.repeat(60_000),
    deep('[', ']', 20_000),
    deep('{"data":', '}', 20_000),
    `{"data":{"name":"${'x'.repeat(300_000)}"}}`,
    `{"data":{${Array.from({ length: 5000 }, (_, index) => `"k${index}":0`).join(',')}}}`,
  ),
);

/** Values to replace what a field should contain. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.jsonValue(),
  fc.constantFrom(null, undefined, 0, -1, 1.5, 2 ** 53, 1e308, true, [], {}, [[]], { id: {} }, { toString: 1 }),
);

/** Returns a few kilobytes that decompress to 64 MB of spaces. */
export function packedBomb(): Buffer {
  return gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '), { level: 9 });
}
