/** The version of a run's JSON (definition 15), which a run file's run.json has too. Data only. */

export const recordVersion = 1;
