package dev.cofferdam.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/// Many guests, some of which crash all the time.
final class SoakVerb implements Verb {
  @Override
  public String name() {
    return "soak";
  }

  @Override
  public String purpose() {
    return "supervised guests, a few of them crashing in every way: nothing lost, nobody disturbed";
  }

  @Override
  public Map<String, String> defaults() {
    var defaults = new LinkedHashMap<String, String>();
    defaults.put("guests", "10000");
    defaults.put("crashing", "1%");
    defaults.put("minutes", "10");
    defaults.put("calls", "1000");
    return defaults;
  }

  @Override
  public boolean run(Options options) {
    var plan = SoakPlan.of(options, Runtime.getRuntime().maxMemory());
    try (var soak = new Soak(plan)) {
      return soak.run();
    }
  }
}
