/**
 * `npm run bench`: what the product does beside the fastest form of the same work, measured in turn in the same run. How to read it
 * stands in bench/README.md. It takes about two minutes and ends by itself.
 */
import { availableParallelism, loadavg } from 'node:os';
import type { CertificateSnapshot } from '../templates/certificates/certificate.ts';
import { issueCertificates } from './certificates.ts';
import { benchDrawing } from './drawing.ts';
import { benchEvaluation } from './evaluation.ts';
import { layLaboratory } from './laboratory.ts';
import { benchPage } from './page.ts';
import { benchRecording } from './recording.ts';
import { lines, type Aim } from './report.ts';

const print = (...text: string[]): void => void process.stdout.write(`${text.join('\n')}\n`);
const printAim = (aim: Aim): void => print('', ...lines(aim));

/** Whoever wants more certainty asks for more rounds: `npm run bench -- 31`. */
const rounds = Number(process.argv[2] ?? 15);

const cores = availableParallelism();
const busy = loadavg()[0]! / cores;
print(`Node ${process.version}, ${cores} cores, load ${loadavg()[0]!.toFixed(1)}; ${rounds} rounds each; median (least to most)`);
if (busy > 0.5) print('Other programs are using this machine: trust the processor times more than the clock.');

const laboratory = await layLaboratory();
try {
  const recording = await benchRecording(laboratory, { rounds, warm: 3 });
  const what = 'better-sqlite3, prepared statements, one durable transaction';
  printAim({ name: '1. Recording a worksheet of 40 results (80 readings, 40 results, 40 chained entries, 40 heads)', unit: 'results/s', comparison: recording.record, aim: { least: 0.4 }, known: 11_800, limit: what });
  printAim({ name: '   The same and handing it in by the same press (also 41 rows changed, 1 chained entry, 1 outbox row)', unit: 'results/s', comparison: recording.recordAndSubmit, aim: { least: 0.4 }, known: 11_800 / 2, limit: what });
  print(`  ${recording.rows.toLocaleString('en')} rows of both compared: the same; both trails verified`);

  const issued = await issueCertificates(laboratory, 20);
  const drawing = await benchDrawing(JSON.parse(issued[0]!.snapshot) as CertificateSnapshot, { rounds, warm: 5 });
  printAim({ name: '2. Drawing one certificate of ten results', unit: 'ms', comparison: drawing.plain, aim: { most: 1.3 }, known: 30, limit: 'bare pdfkit, the same calls, fonts parsed once' });
  printAim({ name: '   The same beside a limit that remembers the shapes of words, as the product does', unit: 'ms', comparison: drawing.fastest, aim: { most: 1.3 }, known: 30, limit: 'bare pdfkit, the same calls, shapes remembered' });
  print(`  ${drawing.calls} calls; ${drawing.bytes.ours} bytes tagged, made to PDF/A-3, and ${drawing.bytes.limit} bare; the QR code, finished in the limits, takes ${drawing.code.toFixed(1)} ms of ours`);
  print('  The seal is not measured: the product puts none on the file yet.');

  const page = await benchPage(laboratory, issued, { rounds, warm: 3 });
  printAim({ name: '3. The public page of a certificate, its state read at every request', unit: 'requests/s', comparison: page, aim: { least: 0.25 }, known: 8400, limit: 'bare Express, one row by better-sqlite3' });
  print(`  ${page.bytes} bytes a page; a certificate withdrawn in between was told as withdrawn by the next answer`);
} finally {
  await laboratory.close();
}

const evaluation = await benchEvaluation({ rounds, warm: 5 });
printAim({ name: '4. Evaluating one result on one core (inputs checked, formula, rounding, U, conformity with its probability)', unit: 'results/s', comparison: evaluation, aim: { figure: 50_000 }, known: 0, limit: 'bare decimal.js, the method written into the program, no check' });
