import { SetMetadata } from '@nestjs/common';

export const BARE = 'admin-api:bare';

/** The answer goes out as it is, without the envelope: health probes speak to orchestrators, not to clients. */
export const Bare = () => SetMetadata(BARE, true);
