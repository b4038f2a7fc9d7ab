import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jpegOf, odsOf, PAYROLL, pdfOf, pngOf, webpOf, xlsxOf } from '../../../test/corpus/evidence-files.js';
import { buildZip } from '../../../test/corpus/zip-builder.js';
import type { Problem } from '../../common/problems.js';
import { inspectFile } from './inspect-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mithaq-inspection-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function inspect(content: Buffer, extension: string) {
  const path = join(folder, 'received.part');
  await writeFile(path, content);
  return inspectFile(path, extension, 'fr');
}

const codeOf = (content: Buffer, extension: string): Promise<string> => inspect(content, extension).then(() => 'taken', (error: Problem) => error.code);

const ZIP = buildZip([{ name: 'a.txt', content: 'a' }]);
const beside = (content: Buffer, ...more: (Buffer | string)[]): Buffer => Buffer.concat([content, ...more.map((part) => Buffer.from(part))]);

describe('what is taken', () => {
  it.each([
    ['pdf', 'pdf', pdfOf(), 1], ['png', 'png', pngOf(), null], ['jpeg', 'jpg', jpegOf(), null], ['webp', 'webp', webpOf(), null],
    ['xlsx', 'xlsx', xlsxOf([['Site', 'Effectif'], ['Fès', 12]]), 1], ['ods', 'ods', odsOf([['Site', 'Effectif'], ['Fès', '12']]), 1],
    ['csv', 'csv', Buffer.from('Site;Effectif\nFès;12\n'), null], ['csv', 'csv', Buffer.from('Site;Effectif\nF\xe8s;12\n', 'latin1'), null],
  ] as const)('%s as .%s', async (format, extension, content, pages) => {
    expect(await inspect(content, extension)).toMatchObject({ format, pages, findings: [] });
  });

  it('says whether there was text to search: a picture has none', async () => {
    expect((await inspect(pdfOf(), 'pdf')).searched).toBe(true);
    expect((await inspect(pdfOf({ lines: [] }), 'pdf')).searched).toBe(false);
    expect((await inspect(pngOf(), 'png')).searched).toBe(false);
  });

  it('takes the pictures that telephones put after the first', async () => {
    expect(await codeOf(beside(jpegOf(), Buffer.alloc(3), jpegOf({ width: 4, height: 4 })), 'jpg')).toBe('taken');
  });
});

describe('what seems nominative', () => {
  const kinds = async (content: Buffer, extension: string) => (await inspect(content, extension)).findings.map(({ kind }) => kind).sort();
  const all = ['identity_numbers', 'person_names', 'salaries', 'social_security_numbers'];

  it('is found in workbooks and CSV, by column', async () => {
    expect(await kinds(xlsxOf(PAYROLL), 'xlsx')).toEqual(all);
    expect(await kinds(odsOf(PAYROLL.map((row) => row.map(String))), 'ods')).toEqual(all);
    expect(await kinds(Buffer.from(PAYROLL.map((row) => row.join(';')).join('\r\n')), 'csv')).toEqual(all);
  });

  it('is found in the text of a PDF', async () => {
    expect(await kinds(pdfOf({ lines: PAYROLL.map((row) => row.join(' ')) }), 'pdf')).toEqual(['identity_numbers', 'person_names', 'social_security_numbers']);
  });
});

describe('case 30: what is refused', () => {
  it.each([
    ['an empty file', 'pdf', Buffer.alloc(0), 'evidence_empty'],
    ['a program', 'pdf', beside(Buffer.from('MZ'), Buffer.alloc(200)), 'evidence_type_refused'],
    ['a program of Linux', 'png', beside(Buffer.from('7f454c46', 'hex'), Buffer.alloc(200)), 'evidence_type_refused'],
    ['HTML', 'pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), 'evidence_type_refused'],
    ['HTML as CSV', 'csv', Buffer.from('\ufeff  <html><body>;;</body></html>'), 'evidence_type_refused'],
    ['SVG', 'png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'evidence_type_refused'],
    ['SVG behind an XML declaration', 'webp', Buffer.from('<?xml version="1.0"?><svg/>'), 'evidence_type_refused'],
    ['a script', 'csv', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'evidence_type_refused'],
    ['EICAR', 'csv', Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$\0EICAR'), 'evidence_type_refused'],
    ['an archive', 'pdf', ZIP, 'evidence_type_refused'],
    ['an archive as a workbook', 'xlsx', ZIP, 'file_refused'],
    ['a document of Word', 'xlsx', buildZip([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'word/document.xml', content: '<w/>' }]), 'file_refused'],
    ['a protected workbook', 'xlsx', beside(Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from('EncryptedPackage', 'utf16le')), 'file_refused'],
    ['an encrypted archive', 'xlsx', buildZip([{ name: 'xl/workbook.xml', content: 'x', flags: 1 }]), 'file_refused'],
    ['a picture under another name', 'pdf', pngOf(), 'evidence_extension_mismatch'],
    ['a text under the name of a PDF', 'pdf', Buffer.from('plain'), 'evidence_extension_mismatch'],
    ['an OpenDocument under the name of another', 'xlsx', odsOf([['a']]), 'evidence_extension_mismatch'],
    ['a CSV with bytes that are no text', 'csv', Buffer.from('a;b\n\u0001;2\n'), 'evidence_unreadable'],
    ['a PDF with a script', 'pdf', pdfOf({ catalogue: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }), 'evidence_active_content'],
    ['a PDF whose script has a spelled name', 'pdf', pdfOf({ catalogue: '/OpenAction << /S /Java#53cript /#4aS (x) >>' }), 'evidence_active_content'],
    ['a PDF with a script in an object stream', 'pdf', pdfOf({ packed: ['<< /S /JavaScript /JS (x) >>'] }), 'evidence_active_content'],
    ['a PDF that launches', 'pdf', pdfOf({ catalogue: '/OpenAction << /S /Launch /F (cmd.exe) >>' }), 'evidence_active_content'],
    ['a PDF with a file inside', 'pdf', pdfOf({ objects: ['<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream'] }), 'evidence_active_content'],
    ['a PDF with a form that is a program', 'pdf', pdfOf({ catalogue: '/AcroForm << /XFA 6 0 R >>' }), 'evidence_active_content'],
    ['a protected PDF', 'pdf', pdfOf({ trailer: '/Encrypt << /Filter /Standard /V 2 /R 3 /P -4 >>' }), 'evidence_protected'],
    ['a PDF with an archive behind it', 'pdf', beside(pdfOf(), ZIP), 'evidence_trailing_data'],
    ['a PDF with an archive before its last end', 'pdf', beside(pdfOf(), ZIP, '\n%%EOF\n'), 'evidence_trailing_data'],
    ['a PDF with HTML behind it', 'pdf', beside(pdfOf(), '<script>alert(1)</script>'), 'evidence_trailing_data'],
    ['a PDF cut in the middle', 'pdf', pdfOf().subarray(0, 400), 'evidence_truncated'],
    ['a PDF that only says so', 'pdf', Buffer.from('%PDF-1.7\nstartxref\n0\n%%EOF\n'), 'evidence_unreadable'],
    ['a PDF that begins later', 'csv', Buffer.from('x;y\n%PDF-1.4\n'), 'evidence_type_refused'],
    ['a PNG with an archive behind it', 'png', beside(pngOf(), ZIP), 'evidence_trailing_data'],
    ['a PNG with anything behind it', 'png', beside(pngOf(), 'x'), 'evidence_trailing_data'],
    ['a PNG that is a PDF too', 'png', pngOf({ text: '%PDF-1.4' }), 'evidence_trailing_data'],
    ['a PNG cut in the middle', 'png', pngOf().subarray(0, -14), 'evidence_truncated'],
    ['a PNG with changed bytes', 'png', Buffer.from(pngOf().map((byte, at) => (at === 45 ? byte ^ 1 : byte))), 'evidence_unreadable'],
    ['a flood of pixels', 'png', pngOf({ width: 50_000, height: 50_000 }), 'evidence_too_many_pixels'],
    ['a flood of pixels as JPEG', 'jpg', jpegOf({ width: 65_000, height: 65_000 }), 'evidence_too_many_pixels'],
    ['a flood of pixels as WebP', 'webp', webpOf({ width: 16_000_000, height: 2 }), 'evidence_too_many_pixels'],
    ['a JPEG with an archive behind it', 'jpg', beside(jpegOf(), ZIP), 'evidence_trailing_data'],
    ['a JPEG with PHP behind it', 'jpg', beside(jpegOf(), '<?php system(1);'), 'evidence_trailing_data'],
    ['a JPEG cut in the middle', 'jpg', jpegOf().subarray(0, -3), 'evidence_truncated'],
    ['a WebP cut in the middle', 'webp', webpOf().subarray(0, -1), 'evidence_truncated'],
    ['a WebP with anything behind it', 'webp', beside(webpOf(), 'xx'), 'evidence_trailing_data'],
    ['an OpenDocument with macros', 'ods', odsOf([['a']], { parts: [{ name: 'Basic/Standard/Module1.xml', content: '<x/>' }] }), 'file_refused'],
    ['an OpenDocument with an object inside', 'ods', odsOf([['a']], { parts: [{ name: 'Object 1/content.xml', content: '<x/>' }] }), 'file_refused'],
    ['an OpenDocument that is a text', 'ods', odsOf([['a']], { mimetype: 'application/vnd.oasis.opendocument.text' }), 'file_refused'],
    ['an OpenDocument with an entity', 'ods', odsOf([['a']], { parts: [{ name: 'styles.xml', content: '<!DOCTYPE x [<!ENTITY a "b">]><x/>' }] }), 'file_refused'],
  ])('%s as .%s', async (_what, extension, content, code) => {
    expect(await codeOf(content, extension)).toBe(code);
  });
});
