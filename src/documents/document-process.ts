import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentMade, DocumentName, DocumentTask } from './document-task.js';

/** The templates and fonts stay in `src`, which ships with the program: beside this file, or seen from `dist/src/documents`. */
const folder = ['./data/', '../../../src/documents/data/'].map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));

function makeCompiler(files: URL): NodeCompiler {
  const fonts = new URL('fonts/', files);
  const blobs = readdirSync(fonts).filter((name) => name.endsWith('.ttf')).map((name) => readFileSync(new URL(name, fonts)));
  return NodeCompiler.create({ workspace: fileURLToPath(files), fontArgs: [{ fontBlobs: blobs }] });
}

function compile(compiler: NodeCompiler, files: URL, name: DocumentName, data: string): Uint8Array {
  const { result, ...outcome } = compiled(compiler, readFileSync(new URL(`${name}.typ`, files), 'utf8'), data);
  if (!result) {
    throw new Error(`The template ${name} does not compile: ${JSON.stringify(outcome.problems)}`);
  }
  // accessible: tagged, titled, in a language
  return compiler.pdf(result, { pdfStandard: PdfStandard.UA_1 });
}

function compiled(compiler: NodeCompiler, mainFileContent: string, data: string) {
  const outcome = compiler.compile({ mainFileContent, inputs: { data } });
  return { result: outcome.result, problems: outcome.hasError() ? outcome.takeError()?.shortDiagnostics : [] };
}

function answer(made: DocumentMade): void {
  process.send?.(made);
}

const compiler = folder && makeCompiler(folder);
process.on('message', ({ id, name, data }: DocumentTask) => {
  try {
    if (!compiler || !folder) {
      throw new Error('The templates (src/documents/data) are missing: install the whole program again.');
    }
    answer({ id, pdf: compile(compiler, folder, name, data) });
  } catch (error) {
    answer({ id, failed: error instanceof Error ? error.message : String(error) });
  }
  compiler?.evictCache(10);
});
