/** What to say at a field that holds more than it may; nothing of what was typed or pasted is cut off. */
export const tooLong = (text: string, most: number): string | undefined =>
  text.trim().length > most ? `Use at most ${most.toLocaleString("en-US")} characters.` : undefined;
