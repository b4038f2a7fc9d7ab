import type { Problem } from '../common/problems.js';
import { acceptFileName, assertExtension, attachmentHeader } from './file-name.js';

const codeOf = (name: string | undefined): string => {
  try {
    acceptFileName(name);
    return 'accepted';
  } catch (error) {
    return (error as Problem).code;
  }
};

describe('case 30: names of files', () => {
  it.each(['Attestation CNSS T3 2026.pdf', 'شهادة الفصل الثالث.pdf', 'liste v1.2.xlsx', "relevé d'effectif (site Fès).CSV", '😀.png', 'a'.repeat(196) + '.pdf'])('%s is accepted as it is', (name) => {
    expect(acceptFileName(name).fileName).toBe(name);
  });

  it.each([undefined, '', ' ', 'a\0.pdf', 'a\r\nSet-Cookie: x=1.pdf', 'a\u202efdp.exe.pdf', 'a\u200b.pdf', '../../etc/passwd.pdf', '..\\..\\x.pdf', '/etc/x.pdf', 'C:x.pdf', '%2e%2e%2fx.pdf', '..%5cx.pdf', 'a%00.pdf',
    'a/b.pdf', '.pdf', '.htaccess.pdf', 'a.pdf.', 'a.pdf ', 'NUL.pdf', 'com1.pdf', 'a..pdf', 'a'.repeat(197) + '.pdf', 'a\u2028b.pdf'])('%j is refused', (name) => {
    expect(codeOf(name)).toBe('evidence_name_refused');
  });

  it.each(['facture.exe.pdf', 'photo.php.jpg', 'rapport.pdf.png', 'x.html .pdf', 'a.svg.webp', 'a.zip.xlsx', 'a.xlsm.csv'])('the two extensions of %s are refused', (name) => {
    expect(codeOf(name)).toBe('evidence_double_extension');
  });

  it.each(['attestation', 'a.exe', 'a.docx', 'a.xlsm', 'a.svg', 'a.html', 'a.zip', 'a.pdf.exe', 'a.heic'])('the type of %s is refused', (name) => {
    expect(codeOf(name)).toBe('evidence_type_refused');
  });

  it('says which extension the content asks for', () => {
    expect(() => assertExtension('jpeg', 'jpeg')).not.toThrow();
    expect(() => assertExtension('png', 'jpeg')).toThrow('evidence_extension_mismatch');
  });

  it.each(['a\r\nSet-Cookie: x=1', 'a"; filename="b.exe', "l'état (1)*.pdf", 'شهادة.pdf', 'a\ud800.pdf', '\u0000'])('%j cannot leave its header', (name) => {
    expect(attachmentHeader(name)).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9%._~!-]*$/);
  });

  it('gives a name back whole', () => {
    expect(decodeURIComponent(attachmentHeader('شهادة (1).pdf').replace(/^.*''/, ''))).toBe('شهادة (1).pdf');
  });
});
