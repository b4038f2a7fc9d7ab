import type { FastifyReply } from 'fastify';
import type { OpenedContent } from './evidence-preview.service.js';
import { attachmentHeader } from './file-name.js';

/** Nothing that a file holds runs, loads, submits or leaves, wherever it is shown. */
const POLICIES = {
  attachment: "default-src 'none'; sandbox; frame-ancestors 'none'",
  inline: "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; sandbox; frame-ancestors 'self'",
} as const;

/** Sends a file of somebody else's: to be saved under its name, or to be shown in a sandbox of the page. */
export async function sendContent(reply: FastifyReply, { stream, fileName, mediaType, size }: OpenedContent, as: 'attachment' | 'inline'): Promise<void> {
  await reply
    .type(mediaType)
    .headers({
      'Content-Length': size,
      'Content-Disposition': as === 'attachment' ? attachmentHeader(fileName) : 'inline',
      'Content-Security-Policy': POLICIES[as],
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': as === 'attachment' ? 'DENY' : 'SAMEORIGIN',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'private, no-store',
    })
    .send(stream);
}
