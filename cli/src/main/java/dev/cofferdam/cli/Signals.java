package dev.cofferdam.cli;

import java.lang.reflect.Proxy;

/// Signals of the operating system. The JDK's class for them is not of its documented interface,
/// and named by reflection for that reason; where it, or a signal, is missing, the signal does what
/// it does otherwise.
final class Signals {
  private Signals() {}

  /// Has a signal do this from now on.
  ///
  /// @param name such as `TERM`
  static void on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> receiver = Class.forName("sun.misc.SignalHandler");
      signal
          .getMethod("handle", signal, receiver)
          .invoke(
              null, signal.getConstructor(String.class).newInstance(name), proxy(receiver, action));
    } catch (ReflectiveOperationException _) {
      // This platform has no such signal.
    }
  }

  @SuppressWarnings("ReferenceEquality") // this is what equals means for it
  private static Object proxy(Class<?> receiver, Runnable action) {
    return Proxy.newProxyInstance(
        receiver.getClassLoader(),
        new Class<?>[] {receiver},
        (self, method, args) ->
            switch (method.getName()) {
              case "handle" -> {
                action.run();
                yield null;
              }
              case "equals" -> self == args[0];
              case "hashCode" -> System.identityHashCode(self);
              default -> "signal";
            });
  }
}
