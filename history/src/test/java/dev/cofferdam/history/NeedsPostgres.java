package dev.cofferdam.history;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips a test class, and says so, where there is no PostgreSQL server and none can be started.
final class NeedsPostgres implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return PostgresServer.reasonForNone()
        .map(NeedsPostgres::skipped)
        .orElseGet(() -> ConditionEvaluationResult.enabled("there is a server"));
  }

  private static ConditionEvaluationResult skipped(String reason) {
    System.out.println("SKIPPED: " + reason);
    return ConditionEvaluationResult.disabled(reason);
  }
}
