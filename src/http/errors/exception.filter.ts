import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_STATUS } from '@/lib/admin/contract/errors';
import type { ErrorEnvelope } from '@/lib/admin/contract/envelope';
import { refusingConstraint } from '@/database/repository/constraint';
import { isDatabaseUnavailable } from '@/database/connection/unavailable';
import { constraintError } from './constraint-errors';
import {
  type Refusal,
  AdminRequired,
  DomainError,
  InternalError,
  InvalidRequest,
  NotFound,
  Overloaded,
  ServiceUnavailable,
  Unauthorized,
} from './errors';
import { withPlusHint } from './plus-hint';

export const REFUSAL_LISTENER = Symbol('DENIAL_LISTENER');

/** Records refusals before the client gets them. It never rejects: the refusal stands in any case. */
export interface RefusalListener {
  denied(denial: Refusal, request: FastifyRequest): Promise<void>;
}

/** Maps every error to the envelope, with a code of the contract and its status. */
@Catch()
export class AllExceptionsFilter implements ExceptionFilter {
  private readonly logger = new Logger('Exceptions');

  constructor(@Inject(REFUSAL_LISTENER) private readonly denials: RefusalListener) {}

  /** Sends an error. The transaction has been rolled back by now. */
  async catch(exception: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const error = explained(this.toDomainError(exception), request);
    if (error.status >= 500 && !(error instanceof Overloaded)) {
      this.logger.error({ err: exception, code: error.code }, 'Request failed');
    }
    if (error.denial) {
      await this.denials.denied(error.denial, request);
    }
    if (!reply.sent) {
      sendError(reply, request.id, error);
    }
  }

  private toDomainError(exception: unknown): DomainError {
    if (exception instanceof DomainError) {
      return exception;
    }
    const constraint = refusingConstraint(exception);
    const refusal = constraint && constraintError(constraint.name, constraint.detail);
    if (refusal) {
      return refusal;
    }
    if (isDatabaseUnavailable(exception)) {
      return new ServiceUnavailable(exception);
    }
    return fromStatus(statusOf(exception));
  }
}

/** Returns an error that names a plus sign in the query if that may be the fault. */
function explained(error: DomainError, request: FastifyRequest): DomainError {
  return error instanceof InvalidRequest ? error.withDetails(withPlusHint(error.details ?? [], request)) : error;
}

/** Sends the error envelope. Also used for responses before Nest handles the request. */
export function sendError(reply: FastifyReply, requestId: string, error: DomainError): void {
  if (error.retryAfter !== undefined) {
    void reply.header('Retry-After', String(error.retryAfter));
  }
  void reply
    .headers(error.headers ?? {})
    .code(error.status)
    .type('application/json; charset=utf-8')
    .send(errorEnvelope(error, requestId));
}

/** Returns the body of an error response. */
export function errorEnvelope({ code, message, reason, details }: DomainError, requestId: string): ErrorEnvelope {
  return {
    success: false,
    error: { code, message, requestId, reason, ...(details && { details }) },
  };
}

/** Returns the status of an error of the framework. */
function statusOf(exception: unknown): number | undefined {
  if (exception instanceof HttpException) {
    return exception.getStatus();
  }
  const statusCode = (exception as { statusCode?: unknown } | null)?.statusCode;
  return typeof statusCode === 'number' ? statusCode : undefined;
}

/** Returns the domain error for an error of the framework. It never tells what the framework says. */
function fromStatus(status: number | undefined): DomainError {
  if (status === undefined || status >= 500) {
    return new InternalError();
  }
  switch (status) {
    case ERROR_STATUS.UNAUTHORIZED:
      return new Unauthorized();
    case ERROR_STATUS.FORBIDDEN:
      return new AdminRequired();
    case ERROR_STATUS.NOT_FOUND:
      return new NotFound();
    case ERROR_STATUS.PAYLOAD_TOO_LARGE:
      return new DomainError('PAYLOAD_TOO_LARGE', 'The body is larger than 1 MiB', { reason: 'BODY_TOO_LARGE' });
    case ERROR_STATUS.UNSUPPORTED_MEDIA_TYPE:
      return new DomainError('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json in UTF-8', {
        reason: 'MEDIA_TYPE_NOT_SUPPORTED',
      });
    default:
      return new DomainError('BAD_REQUEST', 'Malformed request', { reason: 'MALFORMED_REQUEST' });
  }
}
