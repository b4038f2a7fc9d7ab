import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer, { type Transporter } from 'nodemailer';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { MailText } from './mail-text.js';

/** `refused`: the server takes no mail for this address, and will not later. */
export type Delivery = 'sent' | 'refused';

/** The server did not take the mail now. The message names no person: it is kept with the job and logged. */
export class MailServerError extends Error {}

const SECONDS = 1000;

/** One connection to the mail server, kept open between mails. */
@Injectable()
export class MailSender implements OnApplicationShutdown {
  private readonly transporter: Transporter | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    const { mail } = settings;
    // a string and its options are two arguments: the address may hold options of its own, such as requireTLS=true
    this.transporter = mail
      ? nodemailer.createTransport({
          url: mail.smtpUrl, pool: true, maxConnections: 1, disableFileAccess: true, disableUrlAccess: true,
          connectionTimeout: 10 * SECONDS, greetingTimeout: 10 * SECONDS, socketTimeout: 30 * SECONDS,
        } as never)
      : undefined;
  }

  /** @throws MailServerError when the mail is to be tried again */
  async send(to: string, { subject, text, html }: MailText, { messageId, language }: { messageId: string; language: string }): Promise<Delivery> {
    if (!this.transporter) {
      throw new MailServerError('No mail server is configured.');
    }
    try {
      await this.transporter.sendMail({
        from: { name: 'Mithaq', address: this.settings.mail?.from ?? '' }, to: { name: '', address: to }, subject, text, html, messageId,
        headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
      return 'sent';
    } catch (error) {
      const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
      if (code === 'EENVELOPE' && (command === 'RCPT TO' || command === 'API') && (responseCode === undefined || responseCode >= 500)) {
        return 'refused';
      }
      throw new MailServerError(['The mail server did not take the mail:', code ?? 'unknown', command ?? '', String(responseCode ?? '')].join(' ').trim());
    }
  }

  onApplicationShutdown(): void {
    this.transporter?.close();
  }
}
