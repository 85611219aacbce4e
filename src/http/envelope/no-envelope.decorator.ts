import { SetMetadata } from '@nestjs/common';

export const NO_ENVELOPE = 'admin-api:bare';

/** The answer goes out as it is, without the envelope: health probes speak to orchestrators, not to clients. */
export const NoEnvelope = () => SetMetadata(NO_ENVELOPE, true);
