/** What run.json says that it is (definition 20). Data only. */

export const runKind = 'run';
export const runFormat = 1;
