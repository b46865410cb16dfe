import type { Field } from './types.ts';

/** Names of everything that a reader may change; they stand in links and are never renamed. */
export const FIELD_NAMES = ['resource', 'realm', 'client', 'method', 'credentials', 'way'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** In the order of the form. */
export const FIELDS: readonly Field[] = [];
