package dev.cofferdam.cli.doctor;

import dev.cofferdam.engine.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Looks at the machine, and lets all attackers loose, one after the other.
public final class Examination {
  private Examination() {}

  /// Examines everything.
  ///
  /// @param tampering changes the limits behind each attacker's back, so that a test can see that a
  ///   limit which does not hold is noticed
  /// @param heard hears each finding at once
  public static List<Finding> run(UnaryOperator<Limits> tampering, Consumer<Finding> heard) {
    var room = new Room(tampering);
    var findings = new ArrayList<Finding>();
    for (List<Check> part : parts()) {
      for (Check check : part) {
        Finding finding = check.in(room);
        findings.add(finding);
        heard.accept(finding);
      }
    }
    return findings;
  }

  private static List<List<Check>> parts() {
    return List.of(
        Machine.all(),
        CoreAttacks.onLimits(),
        ComponentAttacks.all(),
        CoreAttacks.onRules(),
        Loads.all(),
        GuestAttacks.all());
  }
}
