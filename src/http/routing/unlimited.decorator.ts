import { SetMetadata } from '@nestjs/common';

export const UNLIMITED = 'admin-api:unlimited';

/** Requests to the route do not count: a probe must not use up anybody's quota. */
export const Unlimited = () => SetMetadata(UNLIMITED, true);
