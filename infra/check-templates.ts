import { globSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readTemplate, type Template } from './read-template.ts';

/**
 * What is wrong with the Bicep files under a folder, a line each: syntax, and modules that are called with parameters,
 * or asked for outputs, that they do not have. Whether Azure accepts the resources only a deployment can tell
 * (`az deployment group validate`).
 */
export function checkTemplates(folder = import.meta.dirname): string[] {
  const paths = globSync('**/*.{bicep,bicepparam}', { cwd: folder }).map((path) => resolve(folder, path));
  const templates = new Map(paths.map((path) => [path, readTemplate(path)]));
  return [...templates].flatMap(([path, template]) => {
    const problems = [...template.syntaxErrors, ...moduleProblems(path, template, templates)];
    return problems.map((problem) => `${relative(folder, path)}: ${problem}`);
  });
}

function moduleProblems(path: string, template: Template, templates: ReadonlyMap<string, Template>): string[] {
  return template.modules.flatMap((call) => {
    const called = templates.get(join(path, '..', call.path));
    if (called === undefined) return [`there is no ${call.path}`];
    const known = called.parameters.map(({ name }) => name);
    const unknown = call.parameters.filter((name) => !known.includes(name));
    const missing = called.parameters.filter(({ name, required }) => required && !call.parameters.includes(name));
    const used = template.outputUses.filter(({ symbol }) => symbol === call.symbol);
    return [
      ...unknown.map((name) => `${call.path} has no parameter ${name}`),
      ...missing.map(({ name }) => `${call.path} is not given ${name}`),
      ...used
        .filter(({ output }) => !called.outputs.includes(output))
        .map(({ output }) => `${call.path} has no output ${output}`),
    ];
  });
}
