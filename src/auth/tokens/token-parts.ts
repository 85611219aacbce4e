import { isJsonObject, type JsonMembers } from '@/http/validation/json-object';

/** Header and payload of a token, before its signature is verified. */
interface TokenParts {
  header: JsonMembers;
  payload: JsonMembers;
}

/** Header parameters that change how a token must be processed. The service implements none of them. */
const EXTENSIONS = ['crit', 'b64'];

/**
 * Decodes a token. Returns null if its header or payload is not a JSON object, or if its header asks for an extension:
 * a recipient must reject what it does not understand (RFC 7515, 4.1.11).
 */
export function tokenParts(token: string): TokenParts | null {
  const [header, payload] = token.split('.', 2).map(decode);
  if (!isJsonObject(header) || !isJsonObject(payload) || EXTENSIONS.some((name) => Object.hasOwn(header, name))) {
    return null;
  }
  return { header, payload };
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return null;
  }
}
