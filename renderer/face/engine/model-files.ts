/** Where the window serves the nets and the compiled tensor library: put there by build/vite/face-models.ts. */
export const modelFolder = '/models/';

/** Single thread, SIMD: the only build that is shipped. */
export const wasmFile = 'tfjs-backend-wasm-simd.wasm';
