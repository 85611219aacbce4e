import { Controller, Get, Param, Req, type StreamableFile } from '@nestjs/common';
import { ApiTags, getSchemaPath } from '@nestjs/swagger';
import { NoExportLeft, TooManyExports } from '@/audit/audit.errors';
import type { AuditedRequest } from '@/audit/personal-data/personal-data.service';
import { Audit } from '@/audit/recording/audit.decorators';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { Uncompressed } from '@/http/compression';
import { NoEnvelope } from '@/http/envelope/no-envelope.decorator';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { ApiStream } from '@/openapi/api-docs';
import { UserNotFound } from '@/users/users.errors';
import { AccessRequestsService } from './access-requests.service';
import { PersonalDataDto } from './dto/personal-data.dto';

@ApiTags('Users')
@Controller('api/admin/users')
export class UserDataController {
  constructor(private readonly accessRequests: AccessRequestsService) {}

  /**
   * Get everything about a person.
   *
   * @remarks For access requests (GDPR Art. 15). Streams everything that the system holds about one person as one JSON document:
   * the account, memberships, invitations, sessions, API keys, queued mail, and the audit entries about and by the person. It has
   * no secret, and no value of another person: `[REDACTED]` replaces those. It also works for deleted and erased users, and for
   * people who were invited and have no account: use the id of the invitation.
   *
   * The document is not a snapshot. Each list is read in pages while it is sent, so it has each row as it was at that moment.
   * Audit entries end with the last one at the time when their list begins. A document that is not valid JSON is incomplete: the
   * connection broke, or the session of the caller ended. It leaves an audit entry, and counts as one of the exports that a user
   * can run at a time.
   */
  @Get(':id/data')
  @Uncompressed()
  @NoEnvelope()
  @RequiresPermission(
    'users:read',
    'sessions:read',
    'members:read',
    'invitations:read',
    'audit-logs:export',
    'api-keys:read',
  )
  @Audit('user', 'READ', { writesOwnEntry: true })
  @ApiStream(
    { 'application/json': { $ref: getSchemaPath(PersonalDataDto) } },
    { models: [PersonalDataDto], errors: [new UserNotFound(), new TooManyExports(), new NoExportLeft()] },
  )
  data(@Param('id', UuidPipe) id: string, @Req() request: AuditedRequest): Promise<StreamableFile> {
    return this.accessRequests.open(id, request);
  }
}
