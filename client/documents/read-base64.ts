/** A file's bytes as base64, as they travel; the browser does it without holding a second copy as text. */
export function readBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    const fail = () => reject(new Error("This file could not be read."));
    reader.addEventListener("load", () =>
      typeof reader.result === "string" ? resolve(reader.result.replace(/^data:[^,]*,/, "")) : fail(),
    );
    reader.addEventListener("error", fail);
    reader.readAsDataURL(file);
  });
}
