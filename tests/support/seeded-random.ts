export { seededRandom } from '../../domain/kernel/seeded-random.ts';
