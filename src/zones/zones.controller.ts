import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RefParameters } from '../http/parameters.js';
import { IfMatch } from '../http/versions.js';
import { ClockParameters } from '../ledger/clocks.dto.js';
import { HistoryAnswer, HistoryParameters } from '../ledger/history.dto.js';
import { historyOfRoot } from '../ledger/history.queries.js';
import { idOfAddress } from '../programmes/references.queries.js';
import {
  AddCapacityBody, CapacityParameters, ChangeZoneBody, CreateZoneBody, MoveZoneBody, ZoneExportParameters, ZoneFileAnswer, ZoneListParameters, ZonePage,
} from './zones.dto.js';
import { exportZones, listZones, readZoneFile } from './zones.queries.js';
import { ZonesService } from './zones.service.js';

@ApiTags('zones')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/zones')
export class ZonesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly zones: ZonesService,
  ) {}

  @Get()
  @Can('register.read')
  @ApiOkResponse({ type: ZonePage })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: ZoneListParameters): Promise<ZonePage> {
    return this.unitOfWork.read(actor, (tx) => listZones(tx, programmeId, parameters));
  }

  @Get('-/export')
  @Can('register.read')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="zones.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({ type: String })
  export(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: ZoneExportParameters): Promise<string> {
    return this.unitOfWork.read(actor, (tx) => exportZones(tx, programmeId, parameters));
  }

  @Post()
  @Can('register.write')
  @ApiCreatedResponse({ type: ZoneFileAnswer })
  create(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Body() body: CreateZoneBody): Promise<ZoneFileAnswer> {
    return this.zones.create(actor, programmeId, body);
  }

  @Get(':ref')
  @Can('register.read')
  @ApiOkResponse({ type: ZoneFileAnswer })
  read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() clocks: ClockParameters): Promise<ZoneFileAnswer> {
    return this.unitOfWork.read(actor, (tx) => readZoneFile(tx, programmeId, ref, clocks));
  }

  @Patch(':ref')
  @Can('register.write')
  @ApiOkResponse({ type: ZoneFileAnswer })
  change(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: ChangeZoneBody): Promise<ZoneFileAnswer> {
    return this.zones.change(actor, programmeId, ref, version, body);
  }

  @Post(':ref/transitions')
  @HttpCode(200)
  @Can('register.write')
  @ApiOkResponse({ type: ZoneFileAnswer })
  move(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: MoveZoneBody): Promise<ZoneFileAnswer> {
    return this.zones.move(actor, programmeId, ref, version, body);
  }

  @Post(':ref/capacities')
  @Can('register.write')
  @ApiCreatedResponse({ type: ZoneFileAnswer })
  addCapacity(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: AddCapacityBody): Promise<ZoneFileAnswer> {
    return this.zones.addCapacity(actor, programmeId, ref, version, body);
  }

  @Post(':ref/capacities/:capacityId/withdrawal')
  @HttpCode(200)
  @Can('register.write')
  @ApiOkResponse({ type: ZoneFileAnswer })
  withdrawCapacity(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, capacityId }: CapacityParameters, @IfMatch() version: number): Promise<ZoneFileAnswer> {
    return this.zones.withdrawCapacity(actor, programmeId, ref, version, capacityId);
  }

  @Get(':ref/history')
  @Can('register.read')
  @ApiOkResponse({ type: HistoryAnswer })
  history(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() { cursor }: HistoryParameters): Promise<HistoryAnswer> {
    return this.unitOfWork.read(actor, async (tx) => historyOfRoot(tx, { kind: 'zone', id: await idOfAddress(tx, 'zone', programmeId, ref) }, cursor));
  }
}
