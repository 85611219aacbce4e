import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { ApiDone } from '@/openapi/api-docs';
import { Client, type RequestClient } from '@/http/routing/client.decorator';
import { Public } from '@/http/access/public.decorator';
import { AccountSuspended, PasswordResetNotValid } from '../auth.errors';
import {
  ACCEPT_PASSWORD_RESET_EXAMPLES,
  AcceptPasswordResetDto,
  REQUEST_PASSWORD_RESET_EXAMPLES,
  RequestPasswordResetDto,
} from '../dto/password-reset.dto';
import { PasswordResetRequests } from './password-reset-requests.service';
import { PasswordResetService } from './password-reset.service';
import { RateLimited } from '@/http/errors/errors';
import { PasswordRefused } from '@/users/users.errors';

const LIMIT_REACHED = new RateLimited(
  'PASSWORD_RESET_LIMIT_REACHED',
  840_000,
  undefined,
  'Too many requests for a new password from this address',
);
const PASSWORD_REFUSED = new PasswordRefused('password', 'COMMON_PASSWORD', 'is commonly used');

@ApiTags('Sign in')
@Controller('api/auth/password-reset')
export class PasswordResetController {
  constructor(
    private readonly requests: PasswordResetRequests,
    private readonly resets: PasswordResetService,
  ) {}

  /**
   * Ask for a new password.
   *
   * @remarks Mails a link to the address, if an active account with a password has it. It needs no session. The response is
   * always the same, in the same time: it does not tell whether there is such an account. A link works once, for 24 hours, and
   * replaces the one before. At most 3 links an hour are mailed to one address. After 10 requests from one client address in 15
   * minutes the response is a 429. A service that sends no mail does nothing: ask an admin for a link.
   */
  @Post()
  @Public()
  @HttpCode(200)
  @Audit('password_reset', 'CREATE')
  @ApiBody({ type: RequestPasswordResetDto, examples: REQUEST_PASSWORD_RESET_EXAMPLES })
  @ApiDone('If there is such an account, the link is on its way.', { errors: [LIMIT_REACHED] })
  requestPasswordReset(@Body() { email }: RequestPasswordResetDto, @Client() client: RequestClient): Promise<void> {
    return this.requests.add(email, client);
  }

  /**
   * Set a new password with a link.
   *
   * @remarks Needs the token of the link and no session. Ends all sessions of the account, and forgets its failed logins. A token
   * that is wrong, used, replaced or expired gets the same response. Log in afterwards.
   */
  @Post('accept')
  @Public()
  @HttpCode(200)
  @Audit('user', 'UPDATE')
  @ApiBody({ type: AcceptPasswordResetDto, examples: ACCEPT_PASSWORD_RESET_EXAMPLES })
  @ApiDone('The password has changed.', {
    errors: [PASSWORD_REFUSED, new PasswordResetNotValid(), new AccountSuspended()],
  })
  acceptPasswordReset(@Body() acceptance: AcceptPasswordResetDto): Promise<void> {
    return this.resets.accept(acceptance);
  }
}
