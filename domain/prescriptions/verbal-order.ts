/** An order by word is typed about an episode, and kept beside the draft of the episode's prescription. */
export const verbalOrderSubject = (episodeId: string): string => `by-word-${episodeId}`;
