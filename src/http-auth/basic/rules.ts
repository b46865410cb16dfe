/** The checks of Basic credentials, in the order taken. */
export const BASIC_RULES = {
  'basic.base64': 'RFC 7617 §2',
  'basic.utf8': 'RFC 7617 §2.1',
  'basic.colon': 'RFC 7617 §2',
  'basic.control': 'RFC 7617 §2',
  'basic.nfc': 'RFC 7617 §2.1',
  'basic.password': 'RFC 7617 §2',
} as const;
