import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { IdParameters } from '../http/parameters.js';
import { IfMatch } from '../http/versions.js';
import { HistoryAnswer, HistoryParameters } from '../ledger/history.dto.js';
import { historyOfRoot } from '../ledger/history.queries.js';
import { listDuplicates } from './duplicates.queries.js';
import { readOrganisationFile } from './organisation-file.queries.js';
import {
  AddNameBody, AddParticipationBody, ChangeOrganisationBody, CreateOrganisationBody, DuplicatesAnswer, OrganisationExportParameters, OrganisationFileAnswer, OrganisationListParameters, OrganisationPage,
} from './organisations.dto.js';
import { exportOrganisations, findOrganisation, listOrganisations } from './organisations.queries.js';
import { OrganisationsService } from './organisations.service.js';

@ApiTags('organisations')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/organisations')
export class OrganisationsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsService,
  ) {}

  @Get()
  @Can('organisation.read')
  @ApiOkResponse({ type: OrganisationPage })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: OrganisationListParameters): Promise<OrganisationPage> {
    return this.unitOfWork.read(actor, (tx) => listOrganisations(tx, programmeId, parameters));
  }

  @Get('-/export')
  @Can('organisation.read')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="organisations.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({ type: String })
  export(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: OrganisationExportParameters): Promise<string> {
    return this.unitOfWork.read(actor, (tx) => exportOrganisations(tx, programmeId, parameters));
  }

  @Get('duplicates')
  @Can('organisation.read')
  @ApiOkResponse({ type: DuplicatesAnswer })
  listDuplicates(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<DuplicatesAnswer> {
    return this.unitOfWork.read(actor, (tx) => listDuplicates(tx, programmeId));
  }

  @Post()
  @Can('organisation.write')
  @ApiCreatedResponse({ type: OrganisationFileAnswer })
  create(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Body() body: CreateOrganisationBody): Promise<OrganisationFileAnswer> {
    return this.organisations.create(actor, programmeId, body);
  }

  @Post('participations')
  @HttpCode(200)
  @Can('organisation.write')
  @ApiOkResponse({ type: OrganisationFileAnswer })
  addParticipation(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Body() { organisationId }: AddParticipationBody): Promise<OrganisationFileAnswer> {
    return this.organisations.addParticipation(actor, programmeId, organisationId);
  }

  @Get(':id')
  @Can('organisation.read')
  @ApiOkResponse({ type: OrganisationFileAnswer })
  read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id }: IdParameters): Promise<OrganisationFileAnswer> {
    return this.unitOfWork.read(actor, (tx) => readOrganisationFile(tx, programmeId, id));
  }

  @Patch(':id')
  @Can('organisation.write')
  @ApiOkResponse({ type: OrganisationFileAnswer })
  change(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id }: IdParameters, @IfMatch() version: number, @Body() body: ChangeOrganisationBody): Promise<OrganisationFileAnswer> {
    return this.organisations.change(actor, programmeId, id, version, body);
  }

  @Post(':id/names')
  @Can('organisation.write')
  @ApiCreatedResponse({ type: OrganisationFileAnswer })
  addName(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id }: IdParameters, @IfMatch() version: number, @Body() body: AddNameBody): Promise<OrganisationFileAnswer> {
    return this.organisations.addName(actor, programmeId, id, version, body);
  }

  @Get(':id/history')
  @Can('organisation.read')
  @ApiOkResponse({ type: HistoryAnswer })
  history(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id }: IdParameters, @Query() { cursor }: HistoryParameters): Promise<HistoryAnswer> {
    return this.unitOfWork.read(actor, async (tx) => historyOfRoot(tx, { kind: 'organisation', id: (await findOrganisation(tx, programmeId, id)).id }, cursor));
  }
}
