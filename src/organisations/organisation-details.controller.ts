import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { IdParameters } from '../http/parameters.js';
import { IfMatch } from '../http/versions.js';
import { OrganisationDetailsService } from './organisation-details.service.js';
import { AddIdentifierBody, AddSiteBody, AddSuccessionBody, ChangeSiteBody, OrganisationFileAnswer, OrganisationRecordParameters, SiteAnswer } from './organisations.dto.js';

@ApiTags('organisations')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/organisations/:id')
export class OrganisationDetailsController {
  constructor(private readonly details: OrganisationDetailsService) {}

  @Post('identifiers')
  @Can('organisation.write')
  @ApiCreatedResponse({ type: OrganisationFileAnswer })
  addIdentifier(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id }: IdParameters, @IfMatch() version: number, @Body() body: AddIdentifierBody): Promise<OrganisationFileAnswer> {
    return this.details.addIdentifier(actor, { programmeId, id, version }, body);
  }

  @Post('identifiers/:recordId/withdrawal')
  @HttpCode(200)
  @Can('organisation.write')
  @ApiOkResponse({ type: OrganisationFileAnswer })
  withdrawIdentifier(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id, recordId }: OrganisationRecordParameters, @IfMatch() version: number): Promise<OrganisationFileAnswer> {
    return this.details.withdraw(actor, { programmeId, id, version }, 'identifier', recordId);
  }

  @Post('successions')
  @Can('organisation.write')
  @ApiCreatedResponse({ type: OrganisationFileAnswer })
  addSuccession(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id }: IdParameters, @IfMatch() version: number, @Body() body: AddSuccessionBody): Promise<OrganisationFileAnswer> {
    return this.details.addSuccession(actor, { programmeId, id, version }, body);
  }

  @Post('successions/:recordId/withdrawal')
  @HttpCode(200)
  @Can('organisation.write')
  @ApiOkResponse({ type: OrganisationFileAnswer })
  withdrawSuccession(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id, recordId }: OrganisationRecordParameters, @IfMatch() version: number): Promise<OrganisationFileAnswer> {
    return this.details.withdraw(actor, { programmeId, id, version }, 'succession', recordId);
  }

  @Post('sites')
  @Can('organisation.write')
  @ApiCreatedResponse({ type: OrganisationFileAnswer })
  addSite(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id }: IdParameters, @IfMatch() version: number, @Body() body: AddSiteBody): Promise<OrganisationFileAnswer> {
    return this.details.addSite(actor, { programmeId, id, version }, body);
  }

  /** If-Match carries the version of the site. */
  @Patch('sites/:recordId')
  @Can('organisation.write')
  @ApiOkResponse({ type: SiteAnswer })
  changeSite(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id, recordId }: OrganisationRecordParameters, @IfMatch() version: number, @Body() body: ChangeSiteBody): Promise<SiteAnswer> {
    return this.details.changeSite(actor, { programmeId, id, version }, recordId, body);
  }
}
