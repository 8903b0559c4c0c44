/** A worker of its own that counts z of a posterior and its prior round by round and posts what it has; it ends when it is terminated. */
import { countRound, nothingCounted, ROUNDS, type PosteriorRequest } from './posterior-counts';

self.onmessage = ({ data }: MessageEvent<PosteriorRequest>) => {
  let counts = nothingCounted(data);
  for (let round = 0; round < ROUNDS; round++) {
    counts = countRound(data, counts, round);
    self.postMessage(counts);
  }
};
