/**
 * ES256 whose signature is the same for the same input, so that a play can be repeated; WebCrypto signs with chance.
 * For the invented keys of the lab only: the time taken depends on the key.
 */
const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const G: Point = [
  0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
];

/** A point of P-256 (FIPS 186-4 §D.1.2.3); null is the one at infinity. */
type Point = readonly [bigint, bigint];

/**
 * The signature as R and S, 32 bytes each (RFC 7518 §3.4).
 *
 * @param secret - the private number, 32 bytes
 */
export async function signEs256(
  secret: Uint8Array<ArrayBuffer>,
  input: Uint8Array<ArrayBuffer>,
): Promise<ArrayBuffer> {
  const digest = await crypto.subtle.digest('SHA-256', input);
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const d = toNumber(secret);
  const k = modulo(toNumber(await crypto.subtle.sign('HMAC', key, digest)), N - 1n) + 1n;
  const r = modulo(times(k, G)[0], N);
  const s = modulo(inverse(k, N) * (toNumber(digest) + r * d), N);
  const bytes = Uint8Array.from((hex(r) + hex(s)).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return bytes.buffer;
}

function times(count: bigint, point: Point): Point {
  let sum: Point | null = null;
  let power = point;
  for (let rest = count; rest > 0n; rest >>= 1n) {
    if (rest & 1n) sum = sum === null ? power : add(sum, power);
    power = add(power, power);
  }
  return sum ?? point;
}

/** The sum of two points that are no negatives of each other. */
function add(one: Point, other: Point): Point {
  const [x, y] = one;
  const [u, v] = other;
  const slope = x === u ? (3n * x * x - 3n) * inverse(2n * y, P) : (v - y) * inverse(u - x, P);
  const sum = modulo(slope * slope - x - u, P);
  return [sum, modulo(slope * (x - sum) - y, P)];
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [modulo(value, modulus), modulus, 1n, 0n];
  while (a > 1n) {
    const quotient = a / b;
    [a, b] = [b, a % b];
    [x, y] = [y, x - quotient * y];
  }
  return modulo(x, modulus);
}

function modulo(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

function toNumber(bytes: ArrayBuffer | Uint8Array): bigint {
  return BigInt(
    `0x${Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')}`,
  );
}

function hex(value: bigint): string {
  return value.toString(16).padStart(64, '0');
}
