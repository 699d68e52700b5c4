package dev.cofferdam.fleet.config;

import dev.cofferdam.isolation.CrashBudget;
import dev.cofferdam.isolation.Probes;
import dev.cofferdam.supervisor.Restart;
import java.time.Duration;

/// How a guest is kept running.
///
/// @param restart whether a guest that ended by itself, or a command that has finished, is started
///   again
/// @param pool how many instances it has
/// @param mailboxCalls how many calls may wait
/// @param drain how long the running call may go on when the guest is stopped
/// @param trial how long a version that has taken over from another is on trial; zero for no trial
/// @param crashes how its crashes are answered
/// @param probes how its instances are asked how they do
public record SupervisionConfig(
    Restart restart,
    int pool,
    int mailboxCalls,
    Duration drain,
    Duration trial,
    CrashBudget crashes,
    Probes probes) {
  private static final SupervisionConfig STANDARD =
      new SupervisionConfig(
          Restart.PERMANENT,
          1,
          1_024,
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          CrashBudget.standard(),
          Probes.none());

  /// Returns the default.
  public static SupervisionConfig standard() {
    return STANDARD;
  }
}
