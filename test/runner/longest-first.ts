import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take long by themselves, the longest first. One of them begun last would leave the other cores idle until its end;
 * Vitest remembers how long each took only where it ran before.
 */
const LONGEST = [
  'test/bench/quick.test.ts',
  'test/durability/kill.test.ts',
  'test/domain/model.test.ts',
  'test/durability/race.test.ts',
  'test/station/faults.test.ts',
  'test/replay/hardware.test.ts',
  'test/cli/hub.test.ts',
  'test/hub/http.test.ts',
  'test/cli/hub-start.test.ts',
  'test/screens/kiosk-states.test.ts',
  'test/screens/desk-questions.test.ts',
  'test/screens/desk.test.ts',
  'test/screens/kiosk-flow.test.ts',
  'test/screens/admin-hardware.test.ts',
];

/** Each project's longest files first, the others as Vitest would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const projects = [...new Set(usual.map(({ project }) => project))];
    return projects.flatMap((project) => usual.filter((file) => file.project === project).sort(byRank));
  }
}

const byRank = (a: TestSpecification, b: TestSpecification): number => rankOf(a) - rankOf(b);

function rankOf({ moduleId, project }: TestSpecification): number {
  const rank = LONGEST.indexOf(relative(project.vitest.config.root, moduleId));
  return rank < 0 ? LONGEST.length : rank;
}
