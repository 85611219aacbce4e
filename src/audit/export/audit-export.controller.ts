import { Controller, Get, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiStream } from '@/openapi/api-docs';
import { NoEnvelope } from '@/http/envelope/no-envelope.decorator';
import { ServiceUnavailable } from '@/http/errors/errors';
import { Audit } from '../recording/audit.decorators';
import { NoExportLeft, TooManyExports } from '../audit.errors';
import { AuditExportQueryDto, ExportedAuditLogDto } from '../dto/audit-export.dto';
import type { AuditedRequest } from '../recording/origin';
import { AuditExportService } from './audit-export.service';
import { exportHeaders } from './export-headers';

/** Two values of every field that an entry can hold, quoted, fit in. */
const ROW_MAX_LENGTH = 1_048_576;

@ApiTags('Audit logs')
@Controller('api/admin/audit-logs')
export class AuditExportController {
  constructor(private readonly exports: AuditExportService) {}

  /**
   * Export audit entries.
   *
   * @remarks The whole log, or what matches the filters, in order of sequence, as a stream: a line of JSON for each entry, or a table (RFC4180). Each line has the proof that its entry is under a signed checkpoint. What is not sealed yet is sealed first. `Audit-Export-Up-To` tells how far that went: every entry that matches, up to this sequence, is in the export. `Audit-Export-Complete: false` means that entries written before the request could not be sealed within 5 seconds and are missing at the end, because a transaction stays open. A connection that breaks before the end is an export that was not whole: ask again with the `cursor` of the last line. The export leaves an entry itself. At most 5 at a time for each user; whoever takes nothing for a minute is cut off. In a table a cell that begins with one of `= + - @`, a tab, a carriage return or `'` has a `'` in front, so that no spreadsheet runs it.
   */
  @Get('export')
  @NoEnvelope()
  @Audit('audit_log', 'READ', { writesOwnEntry: true })
  @ApiStream(
    {
      'application/x-ndjson': { $ref: getSchemaPath(ExportedAuditLogDto) },
      'text/csv': {
        type: 'string',
        format: 'csv',
        maxLength: ROW_MAX_LENGTH,
        description: 'A row, the first the header.',
      },
    },
    {
      models: [ExportedAuditLogDto],
      errors: [new TooManyExports(), new ServiceUnavailable(), new NoExportLeft()],
      headers: ['Audit-Export-Up-To', 'Audit-Export-Complete'],
    },
  )
  export(
    @Query() query: AuditExportQueryDto,
    @Req() request: AuditedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.exports.open(query, request, (range) => void reply.headers(exportHeaders(range)));
  }
}
