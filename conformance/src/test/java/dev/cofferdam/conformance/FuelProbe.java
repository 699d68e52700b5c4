package dev.cofferdam.conformance;

import java.util.StringJoiner;

/// Prints what the calls of [Crashy] cost in fuel; the program of a child JVM.
final class FuelProbe {
  private FuelProbe() {}

  /// Prints the figures of cold calls, and of those after as many repetitions as the argument says.
  public static void main(String[] args) {
    Crashy crashy = Crashy.load();
    System.out.println(figures(crashy));
    String warm = "";
    int repetitions = Integer.parseInt(args[0]);
    for (int i = 0; i < repetitions; i++) {
      warm = figures(crashy);
    }
    System.out.println(warm);
  }

  static String figures(Crashy crashy) {
    StringJoiner figures = new StringJoiner(" ");
    figures.add("echo=" + crashy.fuel("echo", "a text"));
    figures.add("sum=" + crashy.fuel("sum", 20_000));
    for (Crashy.Button button : Crashy.BUTTONS) {
      long fuel = crashy.fuel(button.function(), button.args().toArray());
      figures.add(button.function() + "=" + fuel);
    }
    return figures.toString();
  }
}
