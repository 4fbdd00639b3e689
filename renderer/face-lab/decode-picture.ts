/** A picture file in base64, as a frame of a camera or a document's photograph would arrive. */
export async function decodePicture(base64: string): Promise<ImageBitmap> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return createImageBitmap(new Blob([bytes]));
}
