import { Module } from '@nestjs/common';
import { OrganisationDetailsController } from './organisation-details.controller.js';
import { OrganisationDetailsService } from './organisation-details.service.js';
import { OrganisationsController } from './organisations.controller.js';
import { OrganisationsService } from './organisations.service.js';

@Module({ controllers: [OrganisationsController, OrganisationDetailsController], providers: [OrganisationsService, OrganisationDetailsService], exports: [OrganisationsService] })
export class OrganisationsModule {}
