/** Typed arrays that every thread sees without copying. */
const memory = (bytes: number) => new SharedArrayBuffer(Math.max(8, bytes));

export const sharedInt32 = (length: number) => new Int32Array(memory(length * 4));
export const sharedUint32 = (length: number) => new Uint32Array(memory(length * 4));
export const sharedUint8 = (length: number) => new Uint8Array(memory(length));
export const sharedFloat32 = (length: number) => new Float32Array(memory(length * 4));
export const sharedFloat64 = (length: number) => new Float64Array(memory(length * 8));
