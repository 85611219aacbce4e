let serial = 0;

/**
 * An address that no request came from before, for `X-Forwarded-For`: what is not signed in counts against its address,
 * and a suite about something else must not reach that limit. Believed only where the service has `trustProxy: 1`.
 */
export function freshAddress(): string {
  serial += 1;
  return `10.${serial >> 16}.${(serial >> 8) & 255}.${serial & 255}`;
}
