import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ErrorDetail } from '@/lib/admin/contract/errors';
import { from, type Observable, switchMap } from 'rxjs';
import { takeDryRun } from '../envelope/dry-run';
import { BodyLimits } from '../body/body-limits';
import { InvalidRequest } from '../errors/errors';
import { FallbackController } from '../routing/fallback.controller';
import { readJsonBody } from '../body/json-body';
import { isMalformedUrl } from '../routing/rewrite-url';

const METHODS_WITH_BODY = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/** Metadata key of Nest for the arguments of a handler. The keys inside begin with the kind of the argument. */
const ROUTE_ARGUMENTS = '__routeArguments__';
const BODY_ARGUMENT = '3:';
const QUERY_ARGUMENT = '4:';

/**
 * Checks every request before its DTOs are validated: a well-formed URL, no query parameter on a route without any, a body
 * of JSON, and no body member on a route without any. It runs after the guards: the body of a client without a session is
 * not read.
 */
@Injectable()
export class RequestSyntaxInterceptor implements NestInterceptor {
  constructor(private readonly bodyLimits: BodyLimits) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (isMalformedUrl(request.raw)) {
      throw InvalidRequest.of(
        'url',
        'INVALID_ENCODING',
        'The URL has a percent sign that does not begin an encoded character',
        'MALFORMED_URL',
      );
    }
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1') {
      throw InvalidRequest.of(
        'Host',
        'REQUIRED',
        'An HTTP/1.1 request must name its host (RFC 9112, 3.2)',
        'HOST_REQUIRED',
      );
    }
    takeDryRun(request);
    if (!takes(context, QUERY_ARGUMENT)) {
      refuseMembers(request.query, 'query parameter');
    }
    if (!METHODS_WITH_BODY.has(request.method)) {
      return next.handle();
    }
    return from(readJsonBody(request, this.bodyLimits)).pipe(
      switchMap((body) => {
        // An unknown path is a 404, whatever its body is.
        if (!takes(context, BODY_ARGUMENT) && context.getClass() !== FallbackController) {
          refuseMembers(body, 'field');
        }
        request.body = body;
        return next.handle();
      }),
    );
  }
}

function takes(context: ExecutionContext, argument: string): boolean {
  const declared = Reflect.getMetadata(ROUTE_ARGUMENTS, context.getClass(), context.getHandler().name) as
    object | undefined;
  return Object.keys(declared ?? {}).some((key) => key.startsWith(argument));
}

/** @param what Names the members in the message. */
function refuseMembers(members: unknown, what: string): void {
  const names = typeof members === 'object' && members !== null ? Object.keys(members) : [];
  const details = names.map((name): ErrorDetail => {
    const field = name.toWellFormed();
    return { field, code: 'UNKNOWN_FIELD', message: `${field} is not a known ${what}` };
  });
  if (details.length > 0) {
    throw new InvalidRequest(details);
  }
}
