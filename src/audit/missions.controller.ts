import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DocumentsService } from '../documents/documents.service.js';
import { RefParameters } from '../http/parameters.js';
import { IfMatch } from '../http/versions.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { reportDocument, reportWorkbook } from './mission-report.js';
import { DrawBody, MissionAnswer, MissionFileAnswer, MissionReadingAnswer, OpenMissionBody, PopulationAnswer, ReportParameters, ReviewBody, ReviewParameters, TeamBody } from './missions.dto.js';
import { listMissions, readMissionFile } from './missions.queries.js';
import { MissionExtractionService } from './mission-extraction.service.js';
import { MissionReadingsService } from './mission-readings.service.js';
import { MissionsService } from './missions.service.js';
import { ReviewsService } from './reviews.service.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Audit missions. What is not closed is for the team alone: for anybody else it does not exist. */
@ApiTags('audit')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/missions')
export class MissionsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealedTexts: SealedTextService,
    private readonly missions: MissionsService,
    private readonly reviews: ReviewsService,
    private readonly documents: DocumentsService,
    private readonly extraction: MissionExtractionService,
    private readonly readings: MissionReadingsService,
  ) {}

  @Get()
  @Can('audit.read')
  @ApiOkResponse({ type: [MissionAnswer] })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<MissionAnswer[]> {
    return this.unitOfWork.read(actor, (tx) => listMissions(tx, programmeId));
  }

  @Post()
  @Can('audit.lead')
  @ApiCreatedResponse({ type: MissionFileAnswer })
  open(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Body() body: OpenMissionBody): Promise<MissionFileAnswer> {
    return this.missions.open(actor, programmeId, body);
  }

  @Get(':ref')
  @Can('audit.read')
  @ApiOkResponse({ type: MissionFileAnswer })
  async read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters): Promise<MissionFileAnswer> {
    const mission = await this.unitOfWork.read(actor, (tx) => readMissionFile(tx, this.sealedTexts, programmeId, ref));
    await this.readings.record(actor, programmeId, 'mission', ref);
    return mission;
  }

  /** Who read the mission, its report, its extraction or one of its findings, for its team. */
  @Get(':ref/readings')
  @Can('audit.work')
  @ApiOkResponse({ type: [MissionReadingAnswer] })
  readingsOf(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters): Promise<MissionReadingAnswer[]> {
    return this.readings.list(actor, programmeId, ref);
  }

  /** What may be drawn, and who may be on the team. */
  @Get(':ref/population')
  @Can('audit.work')
  @ApiOkResponse({ type: PopulationAnswer })
  population(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters): Promise<PopulationAnswer> {
    return this.missions.population(actor, programmeId, ref);
  }

  @Put(':ref/team')
  @Can('audit.lead')
  @ApiOkResponse({ type: MissionFileAnswer })
  setTeam(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: TeamBody): Promise<MissionFileAnswer> {
    return this.missions.setTeam(actor, programmeId, ref, version, body);
  }

  /** Draws commitments into the sample, by a method and a seed that are kept. */
  @Post(':ref/draws')
  @Can('audit.work')
  @ApiCreatedResponse({ type: MissionFileAnswer })
  draw(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Body() body: DrawBody): Promise<MissionFileAnswer> {
    return this.missions.draw(actor, programmeId, ref, body);
  }

  /** Saves the opinion on one row; the one before stays on record. */
  @Put(':ref/reviews/:item')
  @Can('audit.work')
  @ApiOkResponse({ type: MissionFileAnswer })
  review(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, item }: ReviewParameters, @Body() body: ReviewBody): Promise<MissionFileAnswer> {
    return this.reviews.save(actor, programmeId, ref, item, body);
  }

  /** Scope, method, results, coverage, and what could not be verified; provisional until the mission closes. */
  @Get(':ref/report.pdf')
  @Can('audit.read')
  @ApiOkResponse({ description: 'The report as a document', content: { 'application/pdf': {} } })
  async report(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() { language }: ReportParameters, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const reported = await this.missions.reported(actor, programmeId, ref);
    await this.readings.record(actor, programmeId, 'report', ref);
    void reply.type('application/pdf').header('Content-Disposition', `attachment; filename="${ref}.pdf"`);
    return this.documents.make('mission-report', reportDocument(reported, language ?? actor.request.language));
  }

  @Get(':ref/report.xlsx')
  @Can('audit.read')
  @ApiOkResponse({ description: 'The report as a workbook', content: { [XLSX]: {} } })
  async workbook(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() { language }: ReportParameters, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const reported = await this.missions.reported(actor, programmeId, ref);
    await this.readings.record(actor, programmeId, 'workbook', ref);
    void reply.type(XLSX).header('Content-Disposition', `attachment; filename="${ref}.xlsx"`);
    return Buffer.from(await reportWorkbook(reported, language ?? actor.request.language));
  }

  /** What the mission stands on, for the team's own tools: CSV, files, events. */
  @Get(':ref/extraction')
  @Can('audit.work')
  @ApiOkResponse({ description: 'worksheet, lines, decisions and list of files as CSV, the files, the events as JSON lines', content: { 'application/zip': {} } })
  async extract(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const archive = await this.extraction.make(actor, programmeId, ref);
    await this.readings.record(actor, programmeId, 'extraction', ref);
    void reply.type('application/zip').header('Content-Disposition', `attachment; filename="${ref}.zip"`);
    return archive;
  }

  @Post(':ref/close')
  @HttpCode(200)
  @Can('audit.lead')
  @ApiOkResponse({ type: MissionFileAnswer })
  close(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number): Promise<MissionFileAnswer> {
    return this.missions.close(actor, programmeId, ref, version);
  }
}
