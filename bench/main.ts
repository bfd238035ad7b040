import { layLaboratory } from './laboratory.ts';
import { benchRecording } from './recording.ts';
const lab = await layLaboratory();
console.time('x');
console.log(JSON.stringify(await benchRecording(lab, { rounds: Number(process.env['ROUNDS'] ?? 5), warm: 2 }), null, 1));
console.timeEnd('x');
await lab.close();
