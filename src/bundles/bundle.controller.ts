import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { CodeField } from '../http/fields.js';
import { RefParameters } from '../http/parameters.js';
import { TotalLineageParameters } from '../lineage/lineage.dto.js';
import { BundleService } from './bundle.service.js';
import { TotalBundleService } from './total-bundle.service.js';

class BundleParameters {
  @CodeField({ description: 'Reference of the period, such as 2026-T3' }) period: string;
}

@ApiTags('ledger')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme')
export class BundleController {
  constructor(
    private readonly bundles: BundleService,
    private readonly totalBundles: TotalBundleService,
  ) {}

  /** A figure with its clause, declarations, evidence, decisions, review, events and proofs; `mithaq bundle verify` checks it without this server. */
  @Get('commitments/:ref/bundle')
  @Can('declaration.read')
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } }, description: 'docs/trail.md' })
  async read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() { period }: BundleParameters, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const bundle = await this.bundles.make(actor, programmeId, ref, period);
    void reply.type('application/zip').header('Content-Disposition', `attachment; filename="mithaq-${ref}-${period}.zip"`);
    return bundle;
  }

  /** A total, or a part of it, with what stands behind each of its rows. */
  @Get('totals/bundle')
  @Can('declaration.read')
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } }, description: 'docs/trail.md' })
  async readTotal(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: TotalLineageParameters, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const bundle = await this.totalBundles.make(actor, programmeId, parameters);
    void reply.type('application/zip').header('Content-Disposition', `attachment; filename="mithaq-${parameters.indicator}.zip"`);
    return bundle;
  }
}
