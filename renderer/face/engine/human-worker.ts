import { createHumanNets } from './human-nets.ts';
import { serveNets } from './serve-nets.ts';

serveNets(createHumanNets());
