import type { BASIC_RULES } from '#http-auth/basic/rules.ts';
import type { Words } from './words-of.ts';

export const BASIC_WORDS: Words<typeof BASIC_RULES> = {
  'basic.base64': {
    passed: 'The text behind the scheme is base64',
    failed: 'The text behind the scheme is not base64',
  },
  'basic.utf8': { passed: null, failed: 'The decoded text is not UTF-8' },
  'basic.colon': {
    passed: 'A colon parts user name and password',
    failed: 'No colon parts user name and password',
  },
  'basic.control': { passed: null, failed: 'The decoded text holds control characters' },
  'basic.nfc': {
    passed: null,
    failed: 'The user name or the password is not in Unicode form NFC, so the same letters have other bytes',
  },
  'basic.password': {
    passed: 'User name and password are right',
    failed: 'The user name or the password is wrong',
  },
};
