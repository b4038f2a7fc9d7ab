import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AccountsModule } from './accounts/accounts.module.js';
import { AgreementsModule } from './agreements/agreements.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { BundlesModule } from './bundles/bundles.module.js';
import { CommitmentsModule } from './commitments/commitments.module.js';
import { ComparisonModule } from './comparison/comparison.module.js';
import type { Clock } from './common/clock.js';
import { SETTINGS, type Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import { DeclarationsModule } from './declarations/declarations.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { ExchangeModule } from './exchange/exchange.module.js';
import { FilesModule } from './files/files.module.js';
import { HealthController } from './health/health.controller.js';
import { IdempotencyInterceptor } from './http/idempotency.js';
import { VersionInterceptor } from './http/versions.js';
import { InsightsModule } from './insights/insights.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { LineageModule } from './lineage/lineage.module.js';
import { MilestonesModule } from './milestones/milestones.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PackModule } from './pack/pack.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { ProgressModule } from './progress/progress.module.js';
import { QueueModule } from './queue/queue.module.js';
import { ReferenceModule } from './reference/reference.module.js';
import { WorkModule } from './work/work.controller.js';
import { ZonesModule } from './zones/zones.module.js';

export interface AppOptions {
  settings: Settings;
  /** Address of PostgreSQL for the serving role. */
  databaseUrl: string;
  poolSize?: number;
  clock?: Clock;
  /** Only the routes are wanted: no database is connected. */
  describeOnly?: boolean;
}

@Global()
@Module({})
export class AppModule {
  static forRoot({ settings, databaseUrl, poolSize, clock, describeOnly }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({ url: databaseUrl, poolSize, clock, describeOnly }),
        QueueModule.forRoot({ url: databaseUrl }),
        LedgerModule,
        InsightsModule,
        LineageModule,
        FilesModule,
        AuthModule,
        AccountsModule,
        ReferenceModule,
        ProgrammesModule,
        AgreementsModule,
        CommitmentsModule,
        ComparisonModule,
        MilestonesModule,
        OrganisationsModule,
        PackModule,
        ZonesModule,
        DeclarationsModule,
        WorkModule,
        ExchangeModule,
        EvidenceModule,
        NotificationsModule,
        ProgressModule,
        AuditModule,
        BundlesModule,
      ],
      controllers: [HealthController],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: VersionInterceptor },
      ],
      exports: [SETTINGS],
    };
  }
}
