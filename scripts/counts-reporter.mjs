/** Ends a run of Jest with its counts on one line, which `.ci/run` adds up. */
export default class CountsReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const skipped = numPendingTests === 0 ? '' : `, ${numPendingTests} skipped`;
    const broken = numRuntimeErrorTestSuites === 0 ? '' : ` (${numRuntimeErrorTestSuites} files could not run)`;
    console.log(`Counts: ${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed${skipped}${broken}`);
  }
}
