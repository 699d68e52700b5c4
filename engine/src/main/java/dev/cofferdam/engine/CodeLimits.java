package dev.cofferdam.engine;

/// How much JVM code may be generated, in bytes of class files.
///
/// Code is generated when a function is first called and stays until its module is dropped and the
/// JVM has collected it. A call that needs more ends with a {@link Trap} of kind {@link
/// TrapKind#CODE_LIMIT}; of kind {@link TrapKind#HOST_OUT_OF_MEMORY} where all guests together have
/// too much.
///
/// @param moduleCodeBytes code of one module, or of all modules of one component
/// @param jvmCodeBytes code of all modules in the JVM at which this engine generates no more,
///   whichever engine the others belong to
public record CodeLimits(long moduleCodeBytes, long jvmCodeBytes) {
  private static final CodeLimits DEFAULTS = new CodeLimits(256L << 20, 2L << 30);

  /// Checks that no limit is negative.
  public CodeLimits {
    if (moduleCodeBytes < 0 || jvmCodeBytes < 0) {
      throw new IllegalArgumentException(
          "a limit is negative: " + moduleCodeBytes + ", " + jvmCodeBytes);
    }
  }

  /// Returns the limits that hold unless others are asked for: several times what the largest real
  /// guests need.
  public static CodeLimits defaults() {
    return DEFAULTS;
  }

  /// Returns these limits with another `moduleCodeBytes`.
  public CodeLimits withModuleCodeBytes(long value) {
    return new CodeLimits(value, jvmCodeBytes);
  }

  /// Returns these limits with another `jvmCodeBytes`.
  public CodeLimits withJvmCodeBytes(long value) {
    return new CodeLimits(moduleCodeBytes, value);
  }
}
