import { expect, test } from 'vitest';
import { useFastConcat, type KernelRegistry } from '../../../../renderer/face/engine/fast-concat.ts';

type Kernel = NonNullable<ReturnType<KernelRegistry['getKernel']>>;
type Tensor = ReturnType<Kernel['kernelFunc']>;

/** Tensors are the registry's own objects, their numbers lie in a heap beside them. */
function library() {
  const heap = new Map<Tensor, Float32Array>();
  const tensor = (shape: readonly number[], dtype = 'float32', values: readonly number[] = []): Tensor => {
    const made = { shape, dtype };
    heap.set(
      made,
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, at) => values[at] ?? 0),
    );
    return made;
  };
  const ownAnswer = tensor([1]);
  const kernels = new Map<string, Kernel>([
    ['Concat', { kernelName: 'Concat', backendName: 'wasm', kernelFunc: () => ownAnswer }],
  ]);
  const registry: KernelRegistry = {
    getKernel: (name) => kernels.get(name),
    unregisterKernel: (name) => kernels.delete(name),
    registerKernel: (kernel) => kernels.set(kernel.kernelName, kernel),
  };
  const backend = {
    makeOutput: (shape: readonly number[], dtype: string) => tensor(shape, dtype),
    typedArrayFromHeap: (wanted: Tensor) => heap.get(wanted) ?? new Float32Array(),
  };
  const concat = (inputs: readonly Tensor[], axis: number) => {
    const output = kernels.get('Concat')?.kernelFunc({ inputs, attrs: { axis }, backend });
    return output && { output, shape: output.shape, values: [...(heap.get(output) ?? [])] };
  };
  return { registry, kernels, tensor, ownAnswer, concat };
}

test('two pictures of one colour and one of two are joined dot by dot', () => {
  const { registry, tensor, concat } = library();
  useFastConcat(registry);
  const one = tensor([1, 2, 2, 1], 'float32', [1, 2, 3, 4]);
  const two = tensor([1, 2, 2, 2], 'float32', [10, 11, 20, 21, 30, 31, 40, 41]);
  const joined = { shape: [1, 2, 2, 3], values: [1, 10, 11, 2, 20, 21, 3, 30, 31, 4, 40, 41] };
  expect(concat([one, two], 3)).toMatchObject(joined);
  expect(concat([one, two], -1)).toMatchObject(joined);
});

test('along the first axis, tensors lie one after the other', () => {
  const { registry, tensor, concat } = library();
  useFastConcat(registry);
  const inputs = [tensor([1, 2], 'float32', [1, 2]), tensor([2, 2], 'float32', [3, 4, 5, 6])];
  expect(concat(inputs, 0)).toMatchObject({ shape: [3, 2], values: [1, 2, 3, 4, 5, 6] });
});

test('a middle axis is joined row by row', () => {
  const { registry, tensor, concat } = library();
  useFastConcat(registry);
  const inputs = [tensor([2, 1, 2], 'float32', [1, 2, 5, 6]), tensor([2, 1, 2], 'float32', [3, 4, 7, 8])];
  expect(concat(inputs, 1)).toMatchObject({ shape: [2, 2, 2], values: [1, 2, 3, 4, 5, 6, 7, 8] });
});

test('what is no plain case is left to the library: other numbers, an empty tensor, a single one', () => {
  const { registry, tensor, ownAnswer, concat } = library();
  useFastConcat(registry);
  for (const inputs of [
    [tensor([1], 'int32'), tensor([1], 'int32')],
    [tensor([1]), tensor([0])],
    [tensor([1])],
  ])
    expect(concat(inputs, 0)?.output).toBe(ownAnswer);
});

test('a library without such a kernel is left as it is', () => {
  const { registry, kernels } = library();
  kernels.clear();
  useFastConcat(registry);
  expect(kernels.size).toBe(0);
});
