package dev.cofferdam.engine.runtime;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// Moves values between raw bits and the JVM's calling convention for one signature; a class is
/// made for each, so that no call boxes.
public abstract class SignatureAdapter {
  private @Nullable MethodHandle host;
  private @Nullable MethodHandle typed;

  /// Creates an adapter; its two handles are set once the class is defined.
  protected SignatureAdapter() {}

  /// Calls `code` with arguments from, and the first result to, the arrays.
  public abstract void flat(MethodHandle code, long[] bits, @Nullable Object[] refs, int depth)
      throws Throwable;

  final void link(MethodHandle newHost, MethodHandle newTyped) {
    host = newHost;
    typed = newTyped;
  }

  /// Returns the code of a host function: `(parameters..., int depth)result`.
  public final MethodHandle host(HostTarget target) {
    return java.util.Objects.requireNonNull(host).bindTo(target);
  }

  /// Returns a typed call into a guest: `(parameters...)result`.
  public final MethodHandle typed(EntryPoint point) {
    return java.util.Objects.requireNonNull(typed).bindTo(point);
  }
}
