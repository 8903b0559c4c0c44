/** What a field allows, in words: the one wording of help, notices and errors. Pure. */
import type { Field } from './field';

/** 'a number from 0.01 to 5', 'one of none, static, dynamic', ... */
export function allowedText(field: Field): string {
  switch (field.kind) {
    case 'number':
      return `a number from ${field.minimum} to ${field.maximum}`;
    case 'integer':
      return `a whole number from ${field.minimum} to ${field.maximum}`;
    case 'integers':
      return `1 to ${field.longest} whole numbers from ${field.minimum} to ${field.maximum} joined by '-'`;
    case 'choice':
      return field.options.length === 1 ? `'${field.options[0]}'` : `one of ${field.options.join(', ')}`;
    case 'name':
      return `one of ${field.options.join(', ')}, or ${field.formText}`;
    case 'text':
      return `a text of at most ${field.longest} characters`;
    case 'switch':
      return 'on or off';
  }
}
