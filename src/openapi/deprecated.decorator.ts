import { applyDecorators } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { RouteFacts } from '@/http/routing/route-config.decorator';

interface Deprecation {
  /** Date of the deprecation, such as `2027-01-31`. */
  since: string;
  /** Date after which the route may be removed, at least 6 months later. */
  sunset: string;
  /** The route to use, such as `GET /api/admin/users`. */
  use: string;
}

/** Time from a deprecation to the sunset, in milliseconds. See docs/versions.md. */
const NOTICE_MIN_MS = 181 * 86_400_000;

/**
 * Deprecates a route: every response has the headers `Deprecation` (RFC 9745) and `Sunset` (RFC 8594), and the document says what to use.
 * @throws Error if a date is none, or the sunset is earlier than the policy allows
 */
export function Deprecated({ since, sunset, use }: Deprecation): MethodDecorator {
  const [from, until] = [new Date(since), new Date(sunset)];
  if (!(until.getTime() - from.getTime() >= NOTICE_MIN_MS)) {
    throw new Error(`@Deprecated: the sunset ${sunset} must be at least 6 months after ${since}`);
  }
  const deprecation = { Deprecation: `@${from.getTime() / 1000}`, Sunset: until.toUTCString() };
  const description = `Deprecated since ${since}. It may be removed after ${sunset}. Use \`${use}\`.`;
  return applyDecorators(RouteFacts({ deprecation }), ApiOperation({ deprecated: true, description }));
}
