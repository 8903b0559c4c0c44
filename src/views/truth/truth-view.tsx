/** The truth: exact posteriors of trained models. */
import { TruePosterior } from './posterior/true-posterior';
import type { ViewProps } from '../view';
import '../lab.css';

export const TruthView = ({ link }: ViewProps) => <TruePosterior link={link} />;
