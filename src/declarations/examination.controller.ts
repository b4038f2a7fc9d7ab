import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RefParameters } from '../http/parameters.js';
import { IfMatch } from '../http/versions.js';
import { AcceptBody, ReturnBody } from './declaration-parts.dto.js';
import { DeclarationAnswer, DeclarationFileAnswer } from './declarations.dto.js';
import { examinationQueue } from './declarations.queries.js';
import { ExaminationService } from './examination.service.js';

@ApiTags('examination')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/examination')
export class ExaminationController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly examinations: ExaminationService,
  ) {}

  @Get()
  @Can('declaration.examine')
  @ApiOkResponse({ type: [DeclarationAnswer] })
  queue(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<DeclarationAnswer[]> {
    return this.unitOfWork.read(actor, (tx) => examinationQueue(tx, programmeId));
  }

  @Post(':ref/begin')
  @HttpCode(200)
  @Can('declaration.examine')
  @ApiOkResponse({ type: DeclarationFileAnswer })
  begin(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number): Promise<DeclarationFileAnswer> {
    return this.examinations.begin(actor, programmeId, ref, version);
  }

  @Post(':ref/visa')
  @HttpCode(200)
  @Can('declaration.examine')
  @ApiOkResponse({ type: DeclarationFileAnswer })
  visa(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: AcceptBody): Promise<DeclarationFileAnswer> {
    return this.examinations.giveVisa(actor, programmeId, ref, version, body);
  }

  @Post(':ref/accept')
  @HttpCode(200)
  @Can('declaration.examine')
  @ApiOkResponse({ type: DeclarationFileAnswer })
  accept(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: AcceptBody): Promise<DeclarationFileAnswer> {
    return this.examinations.accept(actor, programmeId, ref, version, body);
  }

  @Post(':ref/return')
  @HttpCode(200)
  @Can('declaration.examine')
  @ApiOkResponse({ type: DeclarationFileAnswer })
  sendBack(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: ReturnBody): Promise<DeclarationFileAnswer> {
    return this.examinations.sendBack(actor, programmeId, ref, version, body);
  }
}
