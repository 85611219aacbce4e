import { Controller, Get, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiStream } from '@/openapi/api-docs';
import { Uncompressed } from '@/http/compression';
import { NoEnvelope } from '@/http/envelope/no-envelope.decorator';
import { RequiresPermission, ViewersToo } from '@/http/access/requires-permission.decorator';
import { Audit } from '../recording/audit.decorators';
import { NoExportLeft, OtherOrganization, TooManyExports } from '../audit.errors';
import { AuditExportQueryDto, ExportedAuditLogDto } from '../dto/audit-export.dto';
import type { AuditedRequest } from '../recording/origin';
import { AuditExportService } from './audit-export.service';
import { exportHeaders } from './export-headers';

/** Longest row, in characters. It has room for two quoted values of every field of an entry. */
const ROW_MAX_LENGTH = 1_048_576;

@ApiTags('Audit logs')
@Controller('api/admin/audit-logs')
export class AuditExportController {
  constructor(private readonly exports: AuditExportService) {}

  /**
   * Export audit entries.
   *
   * @remarks Streams every entry that matches the filters, in order of sequence: one line of JSON for each entry, or a table (RFC4180). Each line has the proof that its entry is included under a signed checkpoint. The service first seals the entries that are not sealed yet. The export contains every matching entry up to the sequence in `Audit-Export-Up-To`. `Audit-Export-Complete: false` means that entries written before the request are missing at the end. They could not be sealed within 5 seconds, because a transaction stays open. If the connection breaks, the export is incomplete: repeat the request with the `cursor` of the last line. The export writes an audit entry itself. Each user can run 5 exports at a time. The service closes the connection of a client that reads nothing for a minute. In a table, a cell that begins with one of `= + - @`, a tab, a carriage return or `'` is prefixed with `'`, so that no spreadsheet runs it as a formula.
   */
  @Get('export')
  @Uncompressed()
  @NoEnvelope()
  @RequiresPermission('audit-logs:export')
  @ViewersToo()
  @Audit('audit_log', 'READ', { writesOwnEntry: true })
  @ApiStream(
    {
      'application/x-ndjson': { $ref: getSchemaPath(ExportedAuditLogDto) },
      'text/csv': {
        type: 'string',
        format: 'csv',
        maxLength: ROW_MAX_LENGTH,
        description: 'A row. The first row is the header.',
      },
    },
    {
      models: [ExportedAuditLogDto],
      errors: [new TooManyExports(), new NoExportLeft(), new OtherOrganization()],
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
