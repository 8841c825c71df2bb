/**
 * Rounds of PBKDF2 with HMAC-SHA-256 over a typed password: the least that the OWASP Password Storage Cheat Sheet names
 * for it (2023 and later).
 */
export const passwordRounds = 600_000;
const saltBytes = 16;
/** NIST SP 800-38D: 96 bits, drawn anew for each sealing. */
const nonceBytes = 12;

export type Sealed = { nonce: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer };
export type PasswordWrap = { salt: Uint8Array<ArrayBuffer>; rounds: number; wrapped: ArrayBuffer };

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

export const makeDataKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);

const asWrapping = (bits: BufferSource): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", bits, "AES-KW", false, ["wrapKey", "unwrapKey"]);

const wrap = (key: CryptoKey, wrapping: CryptoKey) => crypto.subtle.wrapKey("raw", key, wrapping, "AES-KW");

/** Undefined when it was wrapped by something else: AES-KW carries its own check. */
const unwrap = (wrapped: ArrayBuffer, wrapping: CryptoKey): Promise<CryptoKey | undefined> =>
  crypto.subtle
    .unwrapKey("raw", wrapped, wrapping, "AES-KW", "AES-GCM", true, ["encrypt", "decrypt"])
    .catch(() => undefined);

/** @param secret 32 random bytes in base64url, as the server gives them to a live sign-in. */
const fromSecret = (secret: string): Promise<CryptoKey> => {
  const text = atob(secret.replaceAll("-", "+").replaceAll("_", "/"));
  return asWrapping(Uint8Array.from(text, (character) => character.charCodeAt(0)));
};

async function fromPassword(
  password: string,
  salt: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(password.normalize("NFKC"));
  const base = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
  return asWrapping(
    await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, base, 256),
  );
}

export const wrapBySecret = async (key: CryptoKey, secret: string): Promise<ArrayBuffer> =>
  wrap(key, await fromSecret(secret));

export const unwrapBySecret = async (wrapped: ArrayBuffer, secret: string): Promise<CryptoKey | undefined> =>
  unwrap(wrapped, await fromSecret(secret));

export async function wrapByPassword(
  key: CryptoKey,
  password: string,
  rounds = passwordRounds,
): Promise<PasswordWrap> {
  const salt = random(saltBytes);
  return { salt, rounds, wrapped: await wrap(key, await fromPassword(password, salt, rounds)) };
}

export const unwrapByPassword = async (
  { salt, rounds, wrapped }: PasswordWrap,
  password: string,
): Promise<CryptoKey | undefined> => unwrap(wrapped, await fromPassword(password, salt, rounds));

/** What a record is called and whose it is are bound into it: it opens under no other name and for nobody else. */
const boundTo = (place: string) => new TextEncoder().encode(place);

export async function seal(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  const nonce = random(nonceBytes);
  const bytes = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: boundTo(place) },
    key,
    new TextEncoder().encode(JSON.stringify(value)),
  );
  return { nonce, bytes };
}

/** Undefined when it was sealed under another key or another name, or was altered. */
export async function unseal(key: CryptoKey, place: string, { nonce, bytes }: Sealed): Promise<unknown> {
  try {
    const plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: nonce, additionalData: boundTo(place) },
      key,
      bytes,
    );
    return JSON.parse(new TextDecoder().decode(plain)) as unknown;
  } catch {
    return undefined;
  }
}
