package dev.cofferdam.compiler;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a class of a module holds, as its name says.
sealed interface ClassName {
  /// Functions that the module defines.
  ///
  /// @param start index of the first one
  record Functions(int start) implements ClassName {}

  /// Further pieces of a function that is divided.
  ///
  /// @param funcIndex index of the function
  /// @param part number of the class, from 1
  record Part(int funcIndex, int part) implements ClassName {}

  /// Calls of imported functions.
  ///
  /// @param start index of the first one
  record Imports(int start) implements ClassName {}

  /// The dispatcher of a type.
  ///
  /// @param typeIndex index of the type
  record Dispatchers(int typeIndex) implements ClassName {}

  /// The trampoline of a ring of tail calls.
  ///
  /// @param ring the ring
  record Ring(int ring) implements ClassName {}

  /// Returns what the class with this name holds, if the module has one.
  static Optional<ClassName> parse(String name, ModuleShape shape, ClassLayout layout) {
    int underscore = name.indexOf('_');
    int number = DecimalNumber.parse(name, 1, underscore < 0 ? name.length() : underscore);
    if (number < 0) {
      return Optional.empty();
    }
    ClassName parsed =
        underscore < 0
            ? whole(name.charAt(0), number, shape, layout)
            : part(name, number, underscore, shape);
    return Optional.ofNullable(parsed);
  }

  private static @Nullable ClassName whole(
      char kind, int number, ModuleShape shape, ClassLayout layout) {
    return switch (kind) {
      case 'F' -> isGroup(number, shape, layout) ? new Functions(number) : null;
      case 'I' -> isImports(number, shape, layout) ? new Imports(number) : null;
      case 'T' -> number < shape.model().types().size() ? new Dispatchers(number) : null;
      case 'R' -> isRing(number, shape) ? new Ring(number) : null;
      default -> null;
    };
  }

  private static boolean isImports(int funcIndex, ModuleShape shape, ClassLayout layout) {
    return layout.groupEnd(funcIndex) >= 0 && shape.isImportedFunc(funcIndex);
  }

  private static boolean isGroup(int funcIndex, ModuleShape shape, ClassLayout layout) {
    return layout.groupEnd(funcIndex) >= 0 && !shape.isImportedFunc(funcIndex);
  }

  private static boolean isRing(int number, ModuleShape shape) {
    return number < shape.funcCount() && shape.tailCalls().ring(number) == number;
  }

  private static @Nullable ClassName part(
      String name, int funcIndex, int underscore, ModuleShape shape) {
    int part = DecimalNumber.parse(name, underscore + 1, name.length());
    boolean isDefined =
        name.charAt(0) == 'F' && funcIndex < shape.funcCount() && !shape.isImportedFunc(funcIndex);
    return isDefined && part > 0 ? new Part(funcIndex, part) : null;
  }
}
