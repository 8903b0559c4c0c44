/** The explanation of each figure of the bench, which "Explain" shows. */

export type Explained =
  'curves' | 'reconstruction' | 'posterior' | 'simplex' | 'kl' | 'traversal' | 'samples';

export const explanations: Readonly<Record<Explained, string>> = {
  curves:
    'The loss L is term1 + term2, in nats per picture; lower is better. term1 is the KL of the posterior from the prior. term2 is the reconstruction error. Thick lines with dots: validation pictures. Thin lines: the minibatch that is trained on.',
  reconstruction:
    'Left: the picked picture. Right: its code, decoded. term1 and term2 are the costs of this picture, in nats. Lower is better. Refine q optimises the code of this picture alone. L falls by at most the encoder’s loss, for Gauss-VAE and for CG-BPEF-VAE with exact sampling.',
  posterior:
    'Filled: the posterior q(z | x), where the encoder puts this picture in one latent dimension. Dashed: the prior. The more they differ, the larger the KL.',
  simplex:
    'The relaxed category on the triangle of three categories (eq. (3)). Low T pushes the samples into the corners; high T pulls them to the middle. Dots: samples; cross: their mean.',
  kl: 'How many nats each latent dimension holds about this picture. A dimension near 0 has collapsed: the model does not use it.',
  traversal:
    'The decoder’s output while one latent dimension moves from end to end. The other dimensions stay at the posterior mean of the picked picture.',
  samples: 'Codes drawn from the prior and decoded. The draws stay the same, so changes come from training.',
};
