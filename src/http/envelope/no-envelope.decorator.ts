import { SetMetadata } from '@nestjs/common';

export const NO_ENVELOPE = 'admin-api:bare';

/** Sends the response without the envelope, e.g. for the probes of orchestrators. */
export const NoEnvelope = () => SetMetadata(NO_ENVELOPE, true);
