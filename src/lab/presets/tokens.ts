import type { Preset } from '../types.ts';
import { ISSUER, WRONG_API_KEY } from '../world.ts';
import { caseOf } from './make.ts';

const SCOPES = 'account:read account:write';

/** What is wrong with the credentials that are sent. */
export const PRESETS: readonly Preset[] = [
  caseOf('u17', 'Token expired', 'before the token expires', {}, { exp: '-300' }, 'fresh'),
  caseOf(
    'u23',
    'No Authorization header',
    'send an Authorization header',
    {},
    { credentials: 'none' },
    'sent',
  ),
  caseOf('u24', 'Bearer is missing', 'with the word Bearer', {}, { credentials: 'bare' }, 'scheme'),
  caseOf(
    'u25',
    'Wrong scheme',
    'with the right scheme',
    { resource: 'basic' },
    { credentials: 'other' },
    'scheme',
  ),
  caseOf(
    'u26',
    'Key in the wrong place',
    'in the header that the server reads',
    { resource: 'api-key' },
    { credentials: 'other' },
    'scheme',
  ),
  caseOf('u27', 'Quotes around the token', 'without quotes', {}, { wrap: 'quotes' }, 'secret'),
  caseOf(
    'u29',
    'Refresh token not used',
    'use the refresh token',
    { exp: '-300', refresh: 'used' },
    { refresh: 'unused' },
    'fresh',
  ),
  caseOf('u30', 'Wrong audience', 'made for this API', {}, { aud: 'https://files.example.com' }),
  caseOf('u31', 'Wrong issuer', 'from the issuer expected', {}, { iss: `${ISSUER}/` }),
  caseOf('u32', 'Wrong key', 'signed with the right key', {}, { key: 'wrong' }, 'secret'),
  caseOf('u33', 'Clocks disagree', 'with clocks that agree', {}, { 'server-clock': '7200' }),
  caseOf(
    'u34',
    'Unknown API key',
    'with a key that the server knows',
    { resource: 'api-key' },
    { 'api-key': WRONG_API_KEY },
    'secret',
  ),
  caseOf(
    'u35',
    'Permission missing, answered with 401',
    'with the scope that is needed',
    { scopes: 'account:write', scope: SCOPES, fault: 'permission-as-401' },
    { scope: 'account:read' },
  ),
];
