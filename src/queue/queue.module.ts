import { type DynamicModule, Module } from '@nestjs/common';
import { QueueService } from './queue.service.js';

@Module({})
export class QueueModule {
  static forRoot({ url }: { url: string }): DynamicModule {
    return { module: QueueModule, global: true, providers: [{ provide: QueueService, useFactory: () => new QueueService(url) }], exports: [QueueService] };
  }
}
