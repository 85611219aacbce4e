import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DryRunEnvelope } from '@/lib/admin/contract/dry-run';
import type { PageEnvelope, SuccessEnvelope } from '@/lib/admin/contract/envelope';
import { CREATED_ID, type IdOf } from './created.decorator';
import { DryRun } from './dry-run';
import { entityTag } from '../etag/entity-tag';
import { Page } from './page';
import { HistoricalResource } from './historical-resource';
import { pathOf } from '../routing/route-table';

type Envelope = SuccessEnvelope<unknown> | PageEnvelope<unknown> | DryRunEnvelope<unknown>;

/** A successful response with its headers. It can be stored and sent again. */
export class Answer {
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>>,
    readonly body: Envelope,
  ) {}
}

/** Returns the response for the result of a handler. */
export function answerOf(result: unknown, context: ExecutionContext): Answer {
  if (result instanceof Answer) {
    return result;
  }
  const http = context.switchToHttp();
  const idOf = Reflect.getMetadata(CREATED_ID, context.getHandler()) as IdOf | undefined;
  const data = result instanceof DryRun ? result.result : result;
  const headers = {
    ...(isVersioned(data) && { ETag: entityTag(data) }),
    ...(idOf && { Location: `${pathOf(http.getRequest<FastifyRequest>())}/${idOf(data as never)}` }),
  };
  return new Answer(http.getResponse<FastifyReply>().statusCode, headers, toEnvelope(result));
}

function toEnvelope(result: unknown): Envelope {
  if (result instanceof Page) {
    return { success: true, data: result.data as unknown[], meta: result.meta };
  }
  if (result instanceof DryRun) {
    const { listed: changes, counts, total: totalChanges } = result.planned;
    return { success: true, data: result.result ?? null, meta: { dryRun: true, changes, counts, totalChanges } };
  }
  return { success: true, data: (result instanceof HistoricalResource ? result.data : result) ?? null };
}

function isVersioned(result: unknown): result is { version: number } {
  return typeof (result as { version?: unknown } | null | undefined)?.version === 'number';
}
