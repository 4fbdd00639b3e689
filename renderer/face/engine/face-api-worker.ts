import { createFaceApiNets } from './face-api-nets.ts';
import { serveNets } from './serve-nets.ts';

serveNets(createFaceApiNets());
