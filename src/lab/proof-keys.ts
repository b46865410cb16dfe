import type { Jwk } from '#http-auth/jwt/jwk.ts';

/** ES256 keys for DPoP proofs; the private number is readable text. */
export const PROOF_KEY: Jwk = {
  kty: 'EC',
  crv: 'P-256',
  x: 'JdJbw-LxBuZbjFvmrUg4k_lAIS35xBYOVGRN5jaJUpg',
  y: 'vYN0N5fUf6D1JUUI0_jXK6-_jubZFPw6v5AQeJTT5MQ',
  d: 'ZXhhbXBsZS1rZXktdGhhdC1pcy1uby1zZWNyZXQtMDE',
};
export const WRONG_PROOF_KEY: Jwk = {
  kty: 'EC',
  crv: 'P-256',
  x: 'GjFoQ0WLCi3LX-YuK4QnD-5cdzg3YPoAxXeaDZLpMj4',
  y: 'lEhAbIqaVKKSHY3ad4eakMLxIHHXw6hTy20AQ_Sf5ts',
  d: 'ZXhhbXBsZS1rZXktb2Ytc29tZWJvZHktZWxzZS0tMDI',
};
