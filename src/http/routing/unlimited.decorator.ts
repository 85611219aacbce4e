import { SetMetadata } from '@nestjs/common';

export const UNLIMITED = 'admin-api:unlimited';

/** Exempts a route from rate limits: a probe must not use up a quota. */
export const Unlimited = () => SetMetadata(UNLIMITED, true);
