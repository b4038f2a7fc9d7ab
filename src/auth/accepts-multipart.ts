import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';

export const ACCEPTS_MULTIPART = 'mithaq:accepts-multipart';

/** The route takes files; every other takes JSON alone. */
export const AcceptsMultipart = (): MethodDecorator => applyDecorators(SetMetadata(ACCEPTS_MULTIPART, true), ApiConsumes('multipart/form-data'));
