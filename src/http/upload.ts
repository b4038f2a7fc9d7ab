import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../common/problems.js';
import { LIMITS } from './limits.js';

export interface Upload {
  /** As the sender named it, without any folder. */
  fileName: string;
  content: Buffer;
}

/**
 * The one file of a multipart request.
 * @throws Problem file_missing, too_large, malformed_request
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const part = await nextFile(request);
  if (!part) {
    throw new Problem('file_missing');
  }
  try {
    const content = await part.toBuffer();
    return { fileName: baseName(part.filename), content };
  } catch (error) {
    throw (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE' ? new Problem('too_large', { limit: `${LIMITS.workbookBytes / 1_048_576} MiB` }) : new Problem('malformed_request');
  }
}

async function nextFile(request: FastifyRequest): Promise<MultipartFile | undefined> {
  try {
    return await request.file();
  } catch (error) {
    throw (error as { statusCode?: number }).statusCode === 413 ? new Problem('too_large', { limit: `${LIMITS.workbookBytes / 1_048_576} MiB` }) : new Problem('malformed_request');
  }
}

function baseName(name: string): string {
  return name.split(/[\\/]/).at(-1)?.replace(/\p{Cc}/gu, '') || 'workbook.xlsx';
}
