import { z } from 'astro/zod';
import { distinct, fixId, text } from './shared.ts';

const https = z.url({ protocol: /^https$/ });

/** `content/library-errors.yaml`: error strings by the program that prints them, and the fix each leads to. */
export const libraryErrorsSchema = z
  .array(
    z.strictObject({
      /** Name of the library, server or tool. No name twice. */
      program: text,
      /** Where its errors are printed: an exception, a log, a body, a terminal. */
      where: text,
      /** Documentation or source code that backs the strings. */
      source: https,
      /** Exact strings, each with its fix. */
      errors: z.record(text, fixId).refine((errors) => Object.keys(errors).length > 0, 'is empty'),
    }),
  )
  .refine((list) => distinct(list.map(({ program }) => program)), 'names a program twice');

/** Version of `/errors.json`. A new field is no new version; a changed or removed one is. */
export const ERRORS_VERSION = 1;

const address = z.url({ protocol: /^https?$/ });

/** `/errors.json`: what an error string means, for programs. */
export const errorsJson = z
  .strictObject({
    schemaVersion: z.literal(ERRORS_VERSION),
    errors: z.array(
      z.strictObject({
        text: z.string().min(1).describe('The string as the program prints it, or its fixed part.'),
        program: z.string().min(1).describe('Library, server or tool that prints it.'),
        where: z.string().min(1).describe('Where it is printed; code stands in backticks.'),
        fix: fixId.describe('Id of the fix, an item of /fixes.json.'),
        url: address.describe('Page of the fix.'),
        source: address.describe('Documentation or source code that backs the string.'),
        seen: z
          .array(z.string())
          .describe('Recordings of this site that hold the string, as paths in the project.'),
      }),
    ),
  })
  .meta({ title: 'Errors of libraries and programs, and the fixes they lead to' });
