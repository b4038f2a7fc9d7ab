import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { nobody } from '../common/actor.js';
import { Public } from '../auth/permissions.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Shown } from '../http/shown.js';

export class HealthAnswer {
  @Shown(String, { choices: ['ok'] }) status: 'ok';
}

/** `live`: the process answers. `ready`: it can serve, for its database answers too; 503 otherwise. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get('live')
  @Public()
  @ApiOkResponse({ type: HealthAnswer })
  live(): HealthAnswer {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @ApiOkResponse({ type: HealthAnswer })
  async ready(): Promise<HealthAnswer> {
    await this.unitOfWork.read(nobody('health'), (tx) => tx.query('select 1'));
    return { status: 'ok' };
  }
}
