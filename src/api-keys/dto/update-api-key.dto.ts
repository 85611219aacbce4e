import { ApiSchema, OmitType } from '@nestjs/swagger';
import type { UpdateApiKey } from '@/lib/admin/contract/api-keys';
import { ChangesOf } from '@/http/validation/changes-of';
import { CreateApiKeyDto } from './create-api-key.dto';

export const UPDATE_API_KEY_EXAMPLES = {
  narrow: { summary: 'Take permissions away', value: { permissions: ['users:read'] } },
  addresses: { summary: 'Allow other addresses', value: { allowedIps: ['198.51.100.7', '2001:db8::/48'] } },
  limits: { summary: 'Raise a limit, and reset the other', value: { rateLimitPerMinute: 120, rateLimitPerHour: null } },
} satisfies Record<string, { summary: string; value: UpdateApiKey }>;

@ApiSchema({
  name: 'UpdateApiKey',
  description: 'Fields of an API key to change. Omitted fields keep their values. `permissions` can only become fewer.',
})
export class UpdateApiKeyDto extends ChangesOf(OmitType(CreateApiKeyDto, ['expiresAt'])) implements UpdateApiKey {}
