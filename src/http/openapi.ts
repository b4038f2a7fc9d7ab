import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The contract of the API, OpenAPI 3.1, made from the routes themselves. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const document = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Mithaq')
    .setDescription('The register of public-private agreements on offshoring: who promised what, what was delivered, what proves it. Errors are RFC 9457 problems; docs/error-codes.md lists their codes.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  return nameProgrammes(SwaggerModule.createDocument(app, document, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  }));
}

/** The guard reads `:programme`, so that no handler declares it: it is declared here, once per address. */
function nameProgrammes(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    if (path.includes('{programme}')) {
      for (const operation of [item.get, item.post, item.patch, item.put, item.delete]) {
        if (operation) {
          const others = (operation.parameters ?? []).filter((parameter) => !('name' in parameter && parameter.name === 'programme'));
          operation.parameters = [{ name: 'programme', in: 'path', required: true, description: 'Code of the programme', schema: { type: 'string' } }, ...others];
        }
      }
    }
  }
  return document;
}

/** `/api/openapi.json`, browsable at `/api/docs`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), { jsonDocumentUrl: 'api/openapi.json', raw: ['json'] });
}
