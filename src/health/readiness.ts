import { Injectable } from '@nestjs/common';

/** Whether the service still takes work. Turned once, at the first signal to stop. */
@Injectable()
export class Readiness {
  isStopping = false;
}
