import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RefParameters } from '../http/parameters.js';
import { FigureLineageAnswer, FigureLineageParameters, TotalLineageAnswer, TotalLineageParameters } from './lineage.dto.js';
import { readFigureLineage, readTotalLineage } from './lineage.queries.js';

@ApiTags('lineage')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme')
export class LineageController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The figure of a commitment down to its clause, rows, declarations, evidence, decisions and reviews, of what the reader may see. */
  @Get('commitments/:ref/lineage')
  @Can('declaration.read')
  @ApiOkResponse({ type: FigureLineageAnswer })
  figure(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() parameters: FigureLineageParameters): Promise<FigureLineageAnswer> {
    return this.unitOfWork.read(actor, (tx) => readFigureLineage(tx, programmeId, ref, parameters));
  }

  /** A total down to its rows, declarations, evidence and decisions. */
  @Get('totals/lineage')
  @Can('declaration.read')
  @ApiOkResponse({ type: TotalLineageAnswer })
  total(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: TotalLineageParameters): Promise<TotalLineageAnswer> {
    return this.unitOfWork.read(actor, (tx) => readTotalLineage(tx, programmeId, parameters));
  }
}
