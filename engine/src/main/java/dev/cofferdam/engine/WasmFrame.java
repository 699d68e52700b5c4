package dev.cofferdam.engine;

/// One call of a guest's backtrace.
///
/// Names come from the guest: they are capped here and escaped by {@link #toString}.
///
/// @param moduleName name of the module from its name section, or empty
/// @param funcIndex index of the function in its module
/// @param functionName name of the function from the name section or its export, or empty
/// @param offset offset of the instruction in the file, or -1 where it is not known
public record WasmFrame(String moduleName, int funcIndex, String functionName, long offset) {
  /// Longest name kept, in UTF-16 units.
  public static final int NAME_LENGTH_MAX = 1_024;

  /// Caps the names.
  public WasmFrame {
    moduleName = capped(moduleName);
    functionName = capped(functionName);
  }

  private static String capped(String name) {
    return name.length() <= NAME_LENGTH_MAX ? name : name.substring(0, NAME_LENGTH_MAX);
  }

  /// Returns the frame as Wasmtime prints it, such as `0x1f2a - app!crash`, with names escaped.
  @Override
  public String toString() {
    String module = moduleName.isEmpty() ? "<unknown>" : GuestText.escape(moduleName);
    String function =
        functionName.isEmpty()
            ? "<wasm function " + funcIndex + ">"
            : GuestText.escape(functionName);
    return (offset < 0 ? "?" : "0x" + Long.toHexString(offset)) + " - " + module + "!" + function;
  }
}
