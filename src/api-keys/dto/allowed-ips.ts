import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { parseIpNetwork } from '@/http/ip-network';

/** Most networks of one key. */
export const ALLOWED_IPS_MAX = 50;

/** Converts a list of networks to its canonical form, without repetition. `IsAllowedIps` rejects any other input. */
export function ToAllowedIps(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    Array.isArray(value) ? [...new Set(value.map(canonical))] : value,
  );
}

export function IsAllowedIps(): PropertyDecorator {
  return ValidateBy({
    name: 'isAllowedIps',
    validator: {
      validate: (value: unknown) => faultOf(value) === null,
      defaultMessage: (args) => `$property ${faultOf(args?.value) ?? 'is not valid'}`,
    },
  });
}

function canonical(item: unknown): unknown {
  return typeof item === 'string' ? (parseIpNetwork(item) ?? item) : item;
}

function faultOf(value: unknown): string | null {
  if (!Array.isArray(value)) {
    return 'must be a list of addresses or networks in CIDR notation, or null for every address';
  }
  if (value.length === 0) {
    return 'must not be empty. Send null to allow every address';
  }
  if (value.length > ALLOWED_IPS_MAX) {
    return `must have at most ${ALLOWED_IPS_MAX} networks`;
  }
  const index = value.findIndex((item) => typeof item !== 'string' || parseIpNetwork(item) !== item);
  return index < 0
    ? null
    : `has no address or network at position ${index + 1}. Write it as 203.0.113.0/24 or 2001:db8::/32, with zeros after the prefix`;
}
