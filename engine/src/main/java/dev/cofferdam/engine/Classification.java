package dev.cofferdam.engine;

import dev.cofferdam.engine.load.GuestClasses;
import dev.cofferdam.engine.runtime.WasmThrow;

/// Says what a Throwable that leaves a Store means. Every one comes through here, once.
final class Classification {
  private Classification() {}

  static RuntimeException of(Throwable failure) {
    return switch (failure) {
      case Trap trap -> trap;
      case GuestExit exit -> exit;
      case EngineBug bug -> bug;
      case LoadException unloadable -> unloadable;
      case WasmThrow uncaught ->
          Trap.of(TrapKind.UNCAUGHT_EXCEPTION, TrapKind.UNCAUGHT_EXCEPTION.message(), uncaught);
      case OutOfMemoryError error ->
          Trap.of(
              TrapKind.HOST_OUT_OF_MEMORY,
              TrapKind.HOST_OUT_OF_MEMORY.message() + ": " + error.getMessage(),
              error);
      case IndexOutOfBoundsException error when isStraightFromGuest(error) -> memoryTrap(error);
      case LinkageError error -> new EngineBug("generated code does not link", error);
      case StackOverflowError error -> new EngineBug("the stack model is too small", error);
      default -> new EngineBug("unexpected " + failure.getClass().getName(), failure);
    };
  }

  /// The JVM's own bounds check is the memory's, but only where generated code itself made it.
  private static boolean isStraightFromGuest(Throwable error) {
    for (StackTraceElement element : error.getStackTrace()) {
      if (!"java.base".equals(element.getModuleName())) {
        return GuestClasses.isGuest(element);
      }
    }
    return false;
  }

  private static Trap memoryTrap(IndexOutOfBoundsException error) {
    Trap trap = Trap.of(TrapKind.MEMORY_OUT_OF_BOUNDS);
    trap.setStackTrace(error.getStackTrace());
    return trap;
  }
}
