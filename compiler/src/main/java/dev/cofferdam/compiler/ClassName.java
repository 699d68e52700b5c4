package dev.cofferdam.compiler;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    Matcher matcher = Grammar.NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(matcher.group(2), 10);
    if (matcher.group(1).equals("T")) {
      boolean isType = number < shape.model().types().size();
      return isType ? Optional.of(new Dispatchers(number)) : Optional.empty();
    }
    if (matcher.group(1).equals("R")) {
      boolean isRing = number < shape.funcCount() && shape.tailCalls().ring(number) == number;
      return isRing ? Optional.of(new Ring(number)) : Optional.empty();
    }
    if (matcher.group(3) != null) {
      boolean isDefined = number < shape.funcCount() && !shape.isImportedFunc(number);
      int part = Integer.parseInt(matcher.group(3), 10);
      return isDefined ? Optional.of(new Part(number, part)) : Optional.empty();
    }
    boolean isImport = matcher.group(1).equals("I");
    if (layout.groupEnd(number) < 0 || shape.isImportedFunc(number) != isImport) {
      return Optional.empty();
    }
    return Optional.of(isImport ? new Imports(number) : new Functions(number));
  }

  /// How names are written.
  final class Grammar {
    private static final Pattern NAME =
        Pattern.compile("([FITR])(0|[1-9][0-9]{0,8})(?:(?<=F[0-9]{1,9})_([1-9][0-9]{0,8}))?");

    private Grammar() {}
  }
}
