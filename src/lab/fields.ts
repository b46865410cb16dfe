import { CLIENT_FIELDS } from './fields/client.ts';
import { SERVER_FIELDS } from './fields/server.ts';
import { WAY_FIELDS } from './fields/way.ts';
import type { Field } from './types.ts';

/**
 * Everything that a reader may change, with its words, in the order of the form. Pages and judges read it; what plays
 * a state needs no more than the names and initial values of initial.ts.
 */
export const FIELDS: readonly Field[] = [...SERVER_FIELDS, ...CLIENT_FIELDS, ...WAY_FIELDS];
