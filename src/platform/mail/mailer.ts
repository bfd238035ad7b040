import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Mail {
  /** Stable id of the message: sending the same id again does not make a second file. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** Sends mail. Without an SMTP server every message is kept as an .eml file, so that nothing is lost and tests can read it. */
export interface Mailer {
  /** `smtp` when it went out, `file` when it was kept. */
  send(mail: Mail): Promise<'smtp' | 'file'>;
}

export interface MailOptions {
  from: string;
  /** `smtp://user:password@host:port`; absent: messages are kept in `folder`. */
  smtp?: string | undefined;
  folder: string;
}

/** CR and LF never enter a header (OWASP V1.3.11). */
const header = (text: string) => text.replace(/[\r\n]+/g, ' ');

export function createMailer({ from, smtp, folder }: MailOptions): Mailer {
  return {
    async send({ id, to, subject, text }) {
      const { createTransport } = await import('nodemailer');
      const message = { messageId: `<${id}@chuan>`, from, to: header(to), subject: header(subject), text };
      if (smtp) {
        await createTransport(smtp).sendMail(message);
        return 'smtp';
      }
      const { message: bytes } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(message);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${id}.eml`), bytes as Buffer);
      return 'file';
    },
  };
}
