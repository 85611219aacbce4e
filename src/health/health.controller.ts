import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiNoEnvelope } from '@/openapi/api-docs';
import { NoEnvelope } from '@/http/envelope/no-envelope.decorator';
import { ServiceUnavailable, ShuttingDown } from '@/http/errors/errors';
import { Public } from '@/http/access/public.decorator';
import { Readiness } from '@/jobs/readiness';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { Unlimited } from '@/http/routing/unlimited.decorator';
import { HealthDto, ReadyDto } from './dto/health.dto';

@ApiTags('Health')
@Controller('health')
@Public()
@Unlimited()
@NoEnvelope()
export class HealthController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly readiness: Readiness,
  ) {}

  /**
   * Check that the process runs.
   *
   * @remarks For an orchestrator that restarts dead processes. It does not query the database. The request is not counted, and the response has no envelope.
   */
  @Get('live')
  @ApiNoEnvelope(HealthDto)
  live(): HealthDto {
    return { status: 'ok' };
  }

  /**
   * Check that the service can handle requests.
   *
   * @remarks For a load balancer: the database is available and writable, and the service is not stopping. The request is not counted, and the response has no envelope. `warnings` does not change the status: `AUDIT_SEAL_LATE` means that the oldest audit entry without a seal is older than ten seal intervals, `CLOCK_DIFFERENCE` that the clocks of this instance and of the database differ by more than a second.
   */
  @Get('ready')
  @ApiNoEnvelope(ReadyDto, { errors: [new ServiceUnavailable(), new ShuttingDown()] })
  async ready(): Promise<ReadyDto> {
    if (this.readiness.isDraining) {
      throw new ShuttingDown();
    }
    await this.unitOfWork.assertReady();
    const { warnings } = this.readiness;
    return { status: 'ok', ...(warnings.length > 0 && { warnings }) };
  }
}
