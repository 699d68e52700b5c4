package dev.cofferdam.wasm.dwarf;

/// How much reading debug information of one file may cost. Debug information is the guest's own,
/// so what is beyond a limit ends in calls that are not known, never in a failure.
///
/// A step is one attribute, one row of a line program, one entry of a table, or 64 bytes of text.
///
/// @param lookupSteps steps of one lookup; a lookup beyond it is the file's last
/// @param lookupNanos time of one lookup; a lookup beyond it is the file's last. The steps take a
///   second or two; the time is for a processor that has other things to do
/// @param fileSteps steps of all lookups together
/// @param entries how many units and ranges are kept in memory; each takes some 12 to 100 bytes
/// @param attributes how many attributes a table of abbreviations has, and all tables that are kept
/// @param references how many references are followed from a function to its name
/// @param calls how many calls are inlined into each other
/// @param textBytes length of a name or path in UTF-8; what is longer is cut
/// @param answers how many answers are kept
public record DwarfLimits(
    long lookupSteps,
    long lookupNanos,
    long fileSteps,
    int entries,
    int attributes,
    int references,
    int calls,
    int textBytes,
    int answers) {
  private static final DwarfLimits DEFAULTS =
      new DwarfLimits(
          100_000_000L, 10_000_000_000L, 2_000_000_000L, 1_000_000, 200_000, 16, 64, 16_384, 4_096);

  /// Returns the limits that hold unless others are asked for.
  public static DwarfLimits defaults() {
    return DEFAULTS;
  }
}
